"""Surveys of any size for the cost of growth: level answers to questions that hang on the leaves of a tree of nodes."""
import random

SOURCE = 'source = { text = "Made for the benchmark", kind = "derived" }'


def write(place, submissions, questions, nodes):
    """Definitions, mapping and rows into a folder."""
    out = ["format = 1", "[framework]", 'id = "grown"', 'title = "Grown"', SOURCE]
    # Every node hangs on the one with a fifth of its number, so that the tree is as deep as it must be; questions are spread over its leaves.
    parents = {(number - 1) // 5 for number in range(1, nodes)}
    leaves = [number for number in range(nodes) if number not in parents]
    for number in range(1, nodes):
        out += ["[[node]]", f'id = "n{number}"', f'title = "n{number}"']
        out += [f'parent = "n{(number - 1) // 5}"'] if number > 5 else []
        own = [question for question in range(questions) if leaves[question % len(leaves)] == number]
        out += ["needs = [" + ", ".join(f'{{ question = "q{question}", weight = {question % 5 + 1} }}' for question in own) + "]"] if own else []
    out += ["[questionnaire]", 'id = "grown"', 'title = "Grown"', SOURCE, "[[section]]", 'id = "all"', 'title = "All"']
    options = ", ".join(f'{{ id = "{level}", text = "{level}", value = {level / 4} }}' for level in range(5))
    for question in range(questions):
        out += ["[[section.question]]", f'id = "q{question}"', 'kind = "choice"', f'text = "q{question}"', f"options = [{options}]"]
    (place / "survey.toml").write_text("\n".join(out))
    columns = [f'[[column]]\nname = "n{number}"\nholds = "claimed"\nframework = "grown"' + (f'\nnode = "n{number}"' if number else "") for number in range(nodes)]
    (place / "mapping.toml").write_text("\n".join(['format = 1\n[mapping]\nquestionnaire = "grown"\nid = "id"\n[words]\ndk = "unknown"', *columns]))
    source = random.Random(questions)
    rows = [",".join(source.choices(["0", "1", "2", "3", "4", "dk", ""], k=questions)) for _ in range(50)]
    with open(place / "rows.csv", "w") as file:
        file.write(",".join(["id", *(f"q{question}" for question in range(questions))]) + "\n")
        file.writelines(f"S{number},{rows[number % 50]}\n" for number in range(submissions))
