#!/usr/bin/env python3
"""Writes the fictional region of examples/region as two wide tables: the same bytes every time.

  tests/cohort/region.py FOLDER

A dozen States answer the whole questionnaire in 2024 and thirteen in 2026; two have left in between and three have joined. They
differ in strength and in how much they show, and some answers are open. Nothing in it describes a real State.
"""
import csv
import json
import pathlib
import random
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = [
    "Almora", "Brevane", "Cordell", "Dunmarch", "Estavia", "Fennholm", "Galdora", "Hestria", "Illmark", "Jorvane",
    "Kestland", "Lunara", "Mistral Isles", "Norrhaven", "Ostmere",
]
LEFT = {"Kestland", "Illmark"}
JOINED = {"Mistral Isles", "Norrhaven", "Ostmere"}
TOP = 4
HEAD = ["state", "code", "size", "questionnaire", "assessed-on", "status", "marking", "evidence"]


def records(folder, key):
    for file in sorted((ROOT / folder).rglob("*.toml")):
        with open(file, "rb") as handle:
            yield from tomllib.load(handle).get(key, [])


CAPABILITIES = {one["id"]: one.get("requires", []) for one in records("frameworks", "capability")}
QUESTIONS = [
    question
    for section in records("questionnaires", "section")
    for question in section.get("question", [])
    if question["kind"] != "text"
]


def met(question, yes):
    """A value that meets a fact, or one that does not."""
    match question["kind"]:
        case "yes-no":
            return "yes" if yes else "no"
        case "checklist":
            return " ".join(option["id"] for option in question["options"]) if yes else "(none)"
        case "choice":
            return sorted(question["options"], key=lambda option: option["value"])[-1 if yes else 0]["id"]
        case "number":
            return str(question["to"] if yes else question["from"])


def levels_of(chance, strength, leaning):
    return {one: round(min(TOP, max(0, chance.gauss(strength + leaning[one], 0.8)))) for one in CAPABILITIES}


def upheld(levels):
    """Nobody claims what rests on something that is claimed lower."""
    for _ in levels:
        for one, rests in CAPABILITIES.items():
            for need in rests:
                if levels[one] >= need["to"] and levels[need["capability"]] < need["level"]:
                    levels[one] = need["to"] - 1
    return levels


def row(chance, levels, shown, open_share):
    cells = {}
    for question in QUESTIONS:
        if "when" in question:
            continue
        name = question["id"]
        draw = chance.random()
        capability = name.rsplit(".", 1)[0]
        # What lies further than one level away is not asked.
        level, at = levels.get(capability, 2), question.get("at", 2)
        if question["kind"] != "level" and at > level + 1:
            continue
        if draw < open_share:
            cells[name + ":state"] = "unknown" if draw < open_share * 0.7 else "withheld"
            continue
        if question["kind"] == "level":
            level = levels[question["measures"]]
            cells[name] = str(level)
            if level and chance.random() < shown:
                cells[name + ":evidence"] = "register"
        else:
            cells[name] = met(question, at <= level or (at == level + 1 and chance.random() < 0.5))
    return cells


def head(at, year):
    code = "XR" + chr(ord("A") + at)
    register = {
        "id": "register",
        "title": "Register of laws, bodies and logs shown to the reviewers",
        "reference": "Lead authority",
        "date": f"{year - 1}-11-30",
        "status": "in-operation",
    }
    values = [
        NAMES[at], code, ["small", "small", "medium", "large"][at % 4], "fcc", f"{year}-0{1 + at % 6}-15", "draft", "TLP:AMBER",
        json.dumps([register]),
    ]
    return dict(zip(HEAD, values))


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    wide = HEAD + [question["id"] + part for question in QUESTIONS for part in ["", ":state", ":evidence"]]
    used = [column for column in wide if any(column in row for row in rows)]
    with open(path, "w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, used, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(folder):
    chance = random.Random(64)
    leaning = {capability: chance.gauss(0, 0.7) for capability in CAPABILITIES}
    before, now = [], []
    for at, name in enumerate(NAMES):
        strength, shown = chance.uniform(0.9, 3.0), chance.uniform(0.3, 0.9)
        then = upheld(levels_of(chance, strength, leaning))
        today = levels_of(random.Random(at), strength + 0.4, leaning)
        # What stood two years ago mostly stands today.
        for capability, level in then.items():
            if chance.random() < 0.6:
                today[capability] = level
        today = upheld(today)
        if name not in JOINED:
            before.append(head(at, 2024) | row(chance, then, shown, 0.12))
        if name not in LEFT:
            now.append(head(at, 2026) | row(chance, today, min(1, shown + 0.1), 0.05))
    write(folder / "2024.csv", before)
    write(folder / "2026.csv", now)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
