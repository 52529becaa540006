"""Compares the table of a batch with the oracle: every cell of scores.csv, to the printed digit.

    python3 batch.py BINARY SETS SUBMISSIONS FIRST-SEED

Each set of random definitions is answered by so many random submissions, which the program scores in one run; among them stand
files that cannot be taken. Exit code 1 where a cell differs, a submission is missing or one is there that should not be.
"""

import csv
import math
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile
import tomllib

import generate
import oracle

PROCESSES = 2
PARTS = 1_000_000
EQUAL = 1e-9
SHOWN = 10
STATES = {"answered": None, "unknown": "unknown", "withheld": "withheld", "not_applicable": "not-applicable"}


def printed(figure):
    """A figure as the table has it: rounded half up to six decimals, without needless zeros."""
    if figure is None:
        return ""
    parts = math.floor(abs(figure) * PARTS + 0.5 + EQUAL)
    sign = "-" if figure < 0 and parts else ""
    whole, rest = divmod(parts, PARTS)
    return f"{sign}{whole}" + (f".{rest:06}".rstrip("0") if rest else "")


def row(folder, name):
    """The row that a submission should have, by column, without the first ones."""
    data = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    answers = data.get("answers", {}).values()
    cells = {column: str(sum(answer.get("state") == state for answer in answers)) for column, state in STATES.items()}
    cells |= {"questionnaire": data["submission"]["questionnaire"], "code": data["submission"]["code"]}
    for framework in oracle.score([folder / "definitions"], folder / name)["frameworks"]:
        for node in framework["nodes"]:
            for figure in ("evidenced", "claimed", "potential", "coverage"):
                there = node["state"] in ("scored", "missing")
                cells[f"{framework['id']}.{node['id']}.{figure}"] = printed(node[figure] if there else None)
    return cells


def run(case):
    """The differences of one set, as lines, and how many cells were compared."""
    binary, seed, count = case
    with tempfile.TemporaryDirectory(prefix="capgap-batch-") as folder:
        folder = pathlib.Path(folder)
        generator = generate.Generator(seed)
        files, first = generator.case()
        (folder / "definitions").mkdir()
        (folder / "in").mkdir()
        for name, text in files.items():
            (folder / "definitions" / name).write_text("format = 1\n\n" + text, encoding="utf-8")
        names = [f"in/{number:05}.toml" for number in range(count)]
        for number, name in enumerate(names):
            text = first if number == 0 else generator.answer_file()
            (folder / name).write_text("format = 1\n\n" + text, encoding="utf-8")
            if number % 10 == 0:
                (folder / f"in/{number:05}-cut.toml").write_text("format = 1\n\n" + text[: len(text) // 2] + "\n[", encoding="utf-8")
        command = [binary, "--without-built-in", "-d", "definitions", "batch", "in", "-o", "out", "--pages", "none", "-q"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False)
        if done.returncode != 1:
            return seed, [f"exit code {done.returncode}", *done.stderr.splitlines()[:12]], 0
        with open(folder / "out/scores.csv", encoding="utf-8", newline="") as table:
            rows = {row["input"]: row for row in csv.DictReader(table)}
        lines = [f"{name}: no row" for name in names if name not in rows]
        lines += [f"{name}: a row too many" for name in rows if name not in names]
        cells = 0
        for name in filter(rows.__contains__, names):
            own, theirs = row(folder, name), rows[name]
            columns = set(theirs) - {"input", "row", "id", "state", "assessed_on"}
            lines += [f"{name}: the columns differ: {sorted(columns ^ set(own))}"] if columns != set(own) else []
            for column in sorted(columns & set(own)):
                cells += 1
                if own[column] != theirs[column]:
                    lines.append(f"{name} {column}: program {theirs[column]!r}, oracle {own[column]!r}")
        return seed, lines, cells


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    binary, sets, count, first = str(pathlib.Path(sys.argv[1]).resolve()), *map(int, sys.argv[2:])
    failed = cells = 0
    with multiprocessing.Pool(PROCESSES) as pool:
        for seed, lines, compared in pool.imap(run, [(binary, seed, count) for seed in range(first, first + sets)]):
            cells += compared
            failed += bool(lines)
            if lines:
                print(f"seed {seed}: {len(lines)} lines differ")
                print("".join(f"  {line}\n" for line in lines[:SHOWN]), end="")
    print(f"{sets * count} submissions in {sets} batches, {cells} cells: {failed} batches differ")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
