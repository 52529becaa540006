"""Python alone, row by row: also what all others are held against."""
import csv, json
from common import *

value = {word: int(word) / 4 for word in words[:5]} | {"dk": 0.0}
level = {word: int(word) for word in words[:5]} | {"dk": 0}


def given():
    if is_table:
        with open(source, newline="") as file:
            rows = csv.reader(file)
            next(rows)
            for row in rows:
                yield row[:3], row[3:]
    else:
        with open(source) as file:
            for line in file:
                one = json.loads(line)
                yield [one["submission_id"], one["country"], one["year"]], [one["answers"].get(question, "") for question in ids]


def mean(pairs):
    kept = [(figure, weight) for figure, weight in pairs if figure is not None]
    return sum(figure * weight for figure, weight in kept) / sum(weight for _, weight in kept) if kept else None


def percent(figure):
    return "" if figure is None else f"{100 * figure:.4f}"


with open(target, "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    heading = ["submission_id", "country", "year", "overall", *dimension_ids, *domain_ids, "coverage", "dont_know"]
    out.writerow(heading + ([f"{domain}_level" for domain in domain_ids] + ["gaps"] if gated_workload else []))
    for head, answers in given():
        filled, unknown = sum(map(bool, answers)), answers.count("dk")
        if gated_workload:
            for gate, opened in gates:
                if answers[gate] == "0":
                    for at in opened:
                        answers[at] = "na"
        values = [value.get(answer) for answer in answers]
        of_domains = [mean((values[at], weights[at]) for at in group) for group in within_domain]
        of_dimensions = [mean((of_domains[at], domains[at]["weight"]) for at in group) for group in within_dimension]
        overall = mean(zip(of_dimensions, (dimension["weight"] for dimension in dimensions)))
        row = head + [percent(figure) for figure in [overall, *of_dimensions, *of_domains]] + [f"{filled / len(ids):.2f}", unknown]
        if gated_workload:
            row += ["" if figure is None else 1 + sum(figure >= bound for bound in bounds) for figure in of_domains]
            gaps = [(-(goal - level[answer]) * weights[at], at) for at, answer in enumerate(answers) if level.get(answer, goal) < goal]
            row.append("|".join(ids[at] for _, at in sorted(gaps)[:10]))
        out.writerow(row)
