#!/usr/bin/env python3
"""Answer files of the shipped questionnaire, with an answer to every question; Python's standard library (3.11 or later) alone.

answer_files.py COUNT FOLDER   writes FOLDER/s000001.toml and so on; the same bytes for everybody.

A file is laid out as people and this program write them: a head, 6 offices, a register of 60 pieces of evidence, and a table for each
answer. A State answers around a level of its own; most answers cite evidence and name an office, and every eighth has a note.
"""
import json, pathlib, random, sys, tomllib

BANK = pathlib.Path(__file__).resolve().parent.parent / "questionnaires" / "fcc"
STATUSES = ["draft", "adopted", "in-operation", "exercised"]
NOTES = ["The decree of 2024 is being revised; the new text has passed its first reading.", "Eleven of twelve offices report.",
         "Checked with the regulator, which keeps the file.", "The figure is that of the last quarter and was counted by hand."]


def questions():
    """All questions in the order of the files, with the section of each."""
    for file in sorted(BANK.glob("*.toml")):
        for section in tomllib.loads(file.read_text(encoding="utf-8"))["section"]:
            for question in section["question"]:
                yield section["id"], question


def value(question, share, draw):
    """A value that the question takes; the better the share is, from 0 to 1, the more it says."""
    match question["kind"]:
        case "level":
            return min(4, max(0, round(share * 4 + draw.uniform(-1, 1))))
        case "yes-no":
            return "yes" if draw.random() < share else "no"
        case "checklist":
            return [option["id"] for option in question["options"] if draw.random() < share]
        case "number":
            low, high = question.get("min", 0), question.get("max", 100)
            return round(low + (high - low) * draw.random())
        case "choice":
            return draw.choice(question["options"])["id"]
    return "See the note."


def answer_file(number, asked, sections):
    draw = random.Random(number)
    share = draw.random()
    a, b = divmod(number, 26)
    code = "X" + chr(65 + a // 26 % 26) + chr(65 + a % 26)
    lines = [f"# State {number} is fictional.", "", "format = 1", "", "[submission]", f'state = "State {number}"', f'code = "{code}"',
             f'size = "{draw.choice(["small", "medium", "large"])}"', 'questionnaire = "fcc"',
             f"assessed-on = {2024 + b % 3}-0{1 + b % 9}-15", 'status = "draft"', 'marking = "TLP:AMBER+STRICT"', ""]
    offices = [f"office-{place}" for place in range(6)]
    for place, office in enumerate(offices):
        lines += ["[[respondent]]", f'id = "{office}"', f'name = "Office {place} of State {number}"',
                  f"sections = {json.dumps(sections[place:place + 2])}", ""]
    evidence = [f"file-{place:02d}" for place in range(60)]
    for place, entry in enumerate(evidence):
        lines += ["[[evidence]]", f'id = "{entry}"', f'title = "Record {place} of the register of State {number}"',
                  f'reference = "Registry, file {draw.randint(100, 999)}/2023"', f"date = 2023-{1 + place % 12:02d}-{1 + place % 28:02d}",
                  f'status = "{draw.choices(STATUSES, [1, 3, 4, 2])[0]}"', ""]
    for place, (section, question) in enumerate(asked):
        lines.append(f'[answers."{question["id"]}"]')
        kind = draw.random()
        if kind < 0.06:
            lines.append('state = "unknown"')
        elif kind < 0.08:
            lines.append('state = "withheld"')
        else:
            lines.append(f"value = {json.dumps(value(question, share, draw))}")
            if draw.random() < 0.7:
                lines.append(f"evidence = {json.dumps(draw.sample(evidence, draw.choice((1, 1, 1, 2))))}")
        if draw.random() < 0.12:
            lines.append(f"note = {json.dumps(draw.choice(NOTES))}")
        lines += [f'by = "{draw.choice(offices)}"', ""]
    return "\n".join(lines)


def write(count, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    asked = list(questions())
    sections = list(dict.fromkeys(section for section, _ in asked))
    for number in range(1, count + 1):
        (folder / f"s{number:06d}.toml").write_text(answer_file(number, asked, sections), encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
