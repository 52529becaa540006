#!/usr/bin/env python3
"""Scores published indices and compares with the published results.

    run.py BINARY HDI.csv GTMI.csv

HDI.csv   iso3, country, le, eys, mys, gnipc, hdi_published
          the figure of the program equals hdi_published at three decimals
GTMI.csv  year, country_code, country_name, grp, gtmi, cgsi, psdi, dcei, gtei
          the total agrees within 1e-9, and the group is the same

For every row an answer file is written into a temporary folder and scored with the definition file
beside this script. The first differences are printed. Ends with 1 where a row differs.
Python 3.11, standard library only.
"""

import csv
import json
import math
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHOWN = 10


def text(value):
    """A TOML basic string; JSON writes the same escapes, U+007F excepted."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def answer_file(state, code, questionnaire, answers):
    lines = [
        "format = 1",
        "",
        "[submission]",
        f"state = {text(state)}",
        f"code = {text(code)}",
        f"questionnaire = {text(questionnaire)}",
    ]
    for question, value in answers.items():
        lines += ["", f'[answers."{question}"]', f"value = {value!r}"]
    return "\n".join(lines) + "\n"


def number(row, column):
    value = float(row[column])
    if not math.isfinite(value):
        raise ValueError(f"{column} is {row[column]}")
    return value


class Index:
    """One published index: how a row becomes an answer file, and what must come out."""

    def __init__(self, framework, questionnaire, questions, name, code, label):
        self.framework = framework
        self.questionnaire = questionnaire
        self.questions = questions
        self.name = name
        self.code = code
        self.label = label
        self.definitions = HERE / f"{framework}.toml"

    def answers(self, row):
        questions = {question: number(row, column) for question, column in self.questions.items()}
        return answer_file(row[self.name], row[self.code], self.questionnaire, questions)

    def root(self, output):
        framework = next(f for f in json.loads(output)["frameworks"] if f["id"] == self.framework)
        return next(n for n in framework["nodes"] if n["id"] == self.framework)


class Hdi(Index):
    def __init__(self):
        super().__init__(
            "human-development-index",
            "hdi-figures",
            {"hdi.le": "le", "hdi.eys": "eys", "hdi.mys": "mys", "hdi.gnipc": "gnipc"},
            "country",
            "iso3",
            lambda row: row["iso3"],
        )

    def differences(self, row, root):
        found, published = root["claimed"], float(row["hdi_published"])
        # The program has rounded already; both are the nearest float to three decimals.
        if abs(found - published) > 1e-9:
            yield f"{found!r}, published {row['hdi_published']} (before rounding {root['uncapped_claimed']!r})"


class Gtmi(Index):
    def __init__(self):
        super().__init__(
            "govtech-maturity-index",
            "gtmi-components",
            {f"gtmi.{column}": column for column in ("cgsi", "psdi", "dcei", "gtei")},
            "country_name",
            "country_code",
            lambda row: f"{row['country_code']} {row['year']}",
        )

    def differences(self, row, root):
        if abs(root["claimed"] - float(row["gtmi"])) > 1e-9:
            yield f"{root['claimed']!r}, published {row['gtmi']}"
        if root["band"] != row["grp"]:
            yield f"group {root['band']}, published {row['grp']}"


def problems(binary, folder, index, position, row):
    """What is wrong with one row, as lines; empty where it agrees."""
    try:
        path = folder / f"{index.framework}-{position}.toml"
        path.write_text(index.answers(row), encoding="utf-8")
        done = subprocess.run(
            [
                binary, "score", path, "--definitions", index.definitions,
                "--without-built-in", "--format", "json", "--quiet",
            ],
            capture_output=True, encoding="utf-8", timeout=60,
        )  # fmt: skip
        if done.returncode != 0:
            return [f"ended with {done.returncode}: {done.stderr.strip()}"]
        return list(index.differences(row, index.root(done.stdout)))
    except (ValueError, KeyError, TypeError, StopIteration, subprocess.TimeoutExpired) as error:
        return [f"{type(error).__name__}: {error}"]


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    binary = str(Path(arguments[0]).resolve())
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="capgap-conformance-") as temporary:
        for index, source in ((Hdi(), arguments[1]), (Gtmi(), arguments[2])):
            with open(source, encoding="utf-8-sig", newline="") as handle:
                rows = list(csv.DictReader(handle))
            if not rows:
                # A test without rows would pass whatever the program does.
                print(f"{source}: no rows", file=sys.stderr)
                return 2
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                results = list(
                    pool.map(
                        lambda pair: problems(binary, Path(temporary), index, *pair),
                        enumerate(rows, 1),
                    )
                )
            wrong = [(row, lines) for row, lines in zip(rows, results) if lines]
            for row, lines in wrong[:SHOWN]:
                for line in lines:
                    print(f"{index.framework} {index.label(row)}: {line}")
            if len(wrong) > SHOWN:
                print(f"{index.framework}: {len(wrong) - SHOWN} more rows differ")
            print(f"{index.framework}: {len(rows) - len(wrong)} of {len(rows)} rows agree")
            passed += len(rows) - len(wrong)
            failed += len(wrong)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
