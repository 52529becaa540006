#!/usr/bin/env python3
"""The workload of the benchmark: a survey of 100 questions and as many answered submissions as are asked for.

workload.py COUNT FOLDER/NAME   writes NAME.csv, NAME.jsonl and model.json into the folder; the same bytes for everybody.

A survey has 5 dimensions of 4 domains of 5 questions. An answer is a level 0 to 4, `na` (does not apply), `dk` (nobody knows),
or nothing. Where the first question of a domain is answered 0, the fourth and fifth do not apply (workload w2 alone).
"""
import json, pathlib, random, sys

LEVELS, OTHER = [0, 1, 2, 3, 4], ["na", "dk", ""]
WEIGHTS_OF_OTHER = [0.12, 0.10, 0.08]


def survey():
    """Dimensions, domains and questions with their weights."""
    draw = random.Random(7).randint
    domains, questions = [], []
    for number in range(20):
        domain = f"dom{number + 1:02d}"
        domains.append({"id": domain, "dimension": f"dim{number // 4 + 1}", "weight": draw(1, 4)})
        for place in range(5):
            question = {"id": f"q{number * 5 + place + 1:03d}", "domain": domain, "weight": draw(1, 5)}
            questions.append(question | {"gate": place == 0, "gated": place > 2})
    dimensions = [{"id": f"dim{number + 1}", "weight": draw(1, 3)} for number in range(5)]
    return {"dimensions": dimensions, "domains": domains, "questions": questions, "target_level": 3}


def submissions(count, questions):
    """Each as its id, country, year and answers; a State answers most questions around a level of its own."""
    source = random.Random(42)
    words = [str(level) for level in LEVELS] + OTHER
    for number in range(1, count + 1):
        around = source.random() * 4
        weights = [max(0.02, 1 - abs(around - level) / 2.2) for level in LEVELS] + WEIGHTS_OF_OTHER
        answers = source.choices(words, weights=weights, k=questions)
        country = source.randint(1, 193)
        yield f"S{number:07d}", f"C{country:03d}", source.choice((2023, 2024, 2025, 2026)), answers


def write(count, target):
    target = pathlib.Path(target)
    model = survey()
    target.with_name("model.json").write_text(json.dumps(model, indent=1))
    ids = [question["id"] for question in model["questions"]]
    with open(f"{target}.csv", "w") as table, open(f"{target}.jsonl", "w") as lines:
        table.write(",".join(["submission_id", "country", "year", *ids]) + "\n")
        for name, country, year, answers in submissions(count, len(ids)):
            table.write(",".join([name, country, str(year), *answers]) + "\n")
            given = {question: answer for question, answer in zip(ids, answers) if answer}
            whole = {"submission_id": name, "country": country, "year": year, "answers": given}
            lines.write(json.dumps(whole, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
