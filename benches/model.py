#!/usr/bin/env python3
"""Writes the definitions, mappings and columns of the workload into benches/model. What it writes is kept in the repository."""
import pathlib, workload

here = pathlib.Path(__file__).resolve().parent / "model"
model = workload.survey()
dimensions, domains, questions = model["dimensions"], model["domains"], model["questions"]
levels = range(1, 5)
source = 'source = { text = "Made for the benchmark", kind = "derived" }'


def definitions(gated):
    out = [
        "format = 1", "", "[definitions]", 'version = "1.0.0"', "",
        "[framework]", 'id = "survey"', 'kind = "index"', 'title = "Survey"', 'missing = "exclude"', source, "",
    ]
    for dimension in dimensions:
        out += ["[[node]]", f'id = "{dimension["id"]}"', f'title = "{dimension["id"]}"', f'weight = {dimension["weight"]}', 'missing = "exclude"', ""]
    for domain in domains:
        needs = ", ".join(f'{{ capability = "{q["id"]}", weight = {q["weight"]} }}' for q in questions if q["domain"] == domain["id"])
        bands = ", ".join(['{ name = "1" }'] + [f'{{ name = "{level + 1}", from = 0.{2 * level} }}' for level in levels])
        out += [
            "[[node]]", f'id = "{domain["id"]}"', f'parent = "{domain["dimension"]}"', f'title = "{domain["id"]}"',
            f'weight = {domain["weight"]}', 'missing = "exclude"', f"bands = [{bands}]", f"needs = [{needs}]", "",
        ]
    out += ["[[pillar]]", 'id = "survey"', 'title = "Survey"', "", "[[scale]]", 'id = "survey"', 'title = "Levels 0 to 4"']
    out += ["level = [" + ", ".join(f'{{ name = "{level}" }}' for level in range(5)) + "]", ""]
    described = ", ".join(f'{{ level = {level}, descriptor = "Level {level}" }}' for level in levels)
    for question in questions:
        out += [
            "[[capability]]", f'id = "{question["id"]}"', 'pillar = "survey"', 'scale = "survey"', f'title = "{question["id"]}"',
            'purpose = "What the question asks about."', source, f"level = [{described}]", "",
        ]
    out += ["[questionnaire]", 'id = "survey"', 'title = "Survey"', source, ""]
    options = ", ".join([f'{{ id = "{level}", text = "{level}", value = {level / 4} }}' for level in range(5)])
    options += ', { id = "dk", text = "Do not know", value = 0 }'
    for domain in domains:
        out += ["[[section]]", f'id = "{domain["id"]}"', f'title = "{domain["id"]}"', ""]
        of_domain = [question for question in questions if question["domain"] == domain["id"]]
        gate = next(question["id"] for question in of_domain if question["gate"])
        if gated:
            out += ["[[section.question]]", f'id = "{gate}-exists"', 'kind = "yes-no"', 'text = "Is there anything of it?"', ""]
        for question in of_domain:
            out += ["[[section.question]]", f'id = "{question["id"]}"', 'kind = "choice"', f'text = "{question["id"]}"']
            out += [f'measures = "{question["id"]}"', 'not-applicable = "allowed"']
            if gated and question["gated"]:
                out += [f'when = {{ question = "{gate}-exists", is = "yes" }}', 'otherwise = "exclude"']
            out += [f"options = [{options}]", ""]
    out += ["[[target-profile]]", 'id = "default"', 'title = "Targets"', f'core = {model["target_level"]}', f'other = {model["target_level"]}', ""]
    return "\n".join(out)


def gaps():
    needs = [f'  {{ capability = "{q["id"]}", weight = {q["weight"]} }},' for q in questions]
    return "\n".join(["format = 1", "", "[framework]", 'id = "gaps"', 'kind = "index"', 'title = "All questions side by side"',
                      'missing = "exclude"', source, "needs = [", *needs, "]", ""])


def mapping(gated):
    out = ["# Which columns of the table answer which questions, and which columns of figures come out.", "format = 1", "",
           "[mapping]", 'questionnaire = "survey"', 'id = "submission_id"', 'state = "country"',
           'assessed-on = "year"', 'inside = "answers"', 'reason = "The table says so."', "", "[words]", 'na = "not-applicable"', ""]
    if gated:
        for question in questions:
            if question["gate"]:
                out += ["[[question]]", f'id = "{question["id"]}-exists"', f'column = "{question["id"]}"', 'words = { "0" = "no" }',
                        'other = "yes"', 'empty = "yes"', ""]

    def column(name, holds, *keys):
        out.extend(["[[column]]", f'name = "{name}"', f'holds = "{holds}"', *keys, ""])

    column("submission_id", "id"), column("country", "state"), column("year", "assessed-on")
    figure = ['framework = "survey"', "times = 100", "digits = 4", 'missing = "empty"']
    column("overall", "claimed", *figure)
    for node in dimensions + domains:
        column(node["id"], "claimed", f'node = "{node["id"]}"', *figure)
    column("coverage", "filled", 'framework = "survey"', "share = true", "digits = 2")
    column("dont_know", "chosen", 'framework = "survey"', 'option = "dk"')
    if gated:
        for domain in domains:
            column(f'{domain["id"]}_level', "band", 'framework = "survey"', f'node = "{domain["id"]}"', 'missing = "empty"')
        column("gaps", "largest-gaps", 'framework = "gaps"', "most = 10", 'separator = "|"')
    return "\n".join(out)


for name, gated in (("w1", False), ("w2", True)):
    folder = here / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "survey.toml").write_text(definitions(gated))
    if gated:
        (folder / "gaps.toml").write_text(gaps())
    (here / f"{name}-mapping.toml").write_text(mapping(gated))
