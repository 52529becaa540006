"""Compares the program with the oracle on random cases.

    python3 compare.py BINARY CASES FIRST-SEED

Each case is written into a temporary folder and scored by both. Every figure must agree to 1e-12,
every level, state and rating exactly. Exit code 1 where a case fails.
"""

import json
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile

import generate
import oracle

TOLERANCE = 1e-12
PROCESSES = 2
CASES_SHOWN = 20
DIFFERENCES_SHOWN = 6


def differences(program, own, path=""):
    """Every place where the program's result differs from the oracle's. What only the program tells is passed over."""
    if isinstance(own, dict):
        if not isinstance(program, dict):
            yield path, program, own
            return
        for key, value in own.items():
            if key not in program:
                yield f"{path}.{key}", "(nothing)", value
            else:
                yield from differences(program[key], value, f"{path}.{key}" if path else key)
    elif isinstance(own, list):
        yield from list_differences(program, own, path)
    elif isinstance(own, float) and not isinstance(program, (bool, str, type(None), list, dict)):
        if not abs(program - own) <= TOLERANCE * max(1.0, abs(own)):
            yield path, program, own
    elif program != own or isinstance(program, bool) != isinstance(own, bool):
        yield path, program, own


def list_differences(program, own, path):
    if not isinstance(program, list):
        yield path, program, own
    elif own and isinstance(own[0], dict) and "id" in own[0]:
        # Records with an id may stand in any order.
        theirs, mine = ({row["id"]: row for row in rows} for rows in (program, own))
        for id in sorted(theirs.keys() | mine.keys()):
            if id not in theirs or id not in mine:
                yield f"{path}[{id}]", "there" if id in theirs else "(nothing)", "there" if id in mine else "(nothing)"
            else:
                yield from differences(theirs[id], mine[id], f"{path}[{id}]")
    elif len(program) != len(own):
        yield path, program, own
    else:
        for place, (theirs, mine) in enumerate(zip(program, own)):
            yield from differences(theirs, mine, f"{path}[{place}]")


def run(case):
    """The differences of one case, as lines."""
    binary, seed = case
    with tempfile.TemporaryDirectory(prefix="capgap-oracle-") as folder:
        definitions, answers = generate.write(seed, folder)
        command = [binary, "score", str(answers), "--definitions", str(definitions), "--without-built-in", "-f", "json"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
            program = json.loads(done.stdout)
        except subprocess.TimeoutExpired:
            return seed, ["the program has not ended within 120 s"]
        except ValueError:
            return seed, [f"no JSON; exit code {done.returncode}", *done.stderr.splitlines()[:12]]
        if done.returncode != 0:
            return seed, [f"exit code {done.returncode}", *done.stderr.splitlines()[:12]]
        own = oracle.score([definitions], answers)
    # The method gives no order to what is to be looked up first.
    for result in (program, own):
        result["look_first"].sort()
    return seed, [f"{path}: program {theirs!r}, oracle {mine!r}" for path, theirs, mine in differences(program, own)]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    binary, count, first = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]), int(sys.argv[3])
    failed = 0
    with multiprocessing.Pool(PROCESSES) as pool:
        for seed, lines in pool.imap(run, [(binary, seed) for seed in range(first, first + count)], chunksize=8):
            failed += bool(lines)
            if lines and failed <= CASES_SHOWN:
                print(f"seed {seed}: {len(lines)} lines differ")
                print("".join(f"  {line}\n" for line in lines[:DIFFERENCES_SHOWN]), end="")
    print(f"{count - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
