"""Checks the oracle itself: the worked example of the method, hand-made cases, and properties.

    python3 -m unittest -v test_oracle      (from this folder)
"""

import math
import pathlib
import tempfile
import tomllib
import unittest

import generate
import oracle

CATALOGUE = """
[[pillar]]
id = "p"
title = "P"
""" + "".join(f"""
[[capability]]
id = "{id}"
pillar = "p"
title = "{id}"
purpose = "."
core = {"true" if id in "ab" else "false"}
source = {{ text = "." }}
level = [{", ".join(f'{{ level = {n}, descriptor = "." }}' for n in range(1, 5))}]
""" for id in "abcde")

WORKED = CATALOGUE + """
[questionnaire]
id = "bank"
title = "Bank"
source = { text = "." }

[[section]]
id = "s"
title = "S"
question = [
  { id = "a.level", kind = "level", measures = "a" },
  { id = "a.fact", kind = "yes-no", text = "?", measures = "a", at = 2 },
  { id = "b.level", kind = "level", measures = "b" },
  { id = "c.level", kind = "level", measures = "c" },
  { id = "d.level", kind = "level", measures = "d" },
  { id = "d.one", kind = "yes-no", text = "?", measures = "d", at = 2 },
  { id = "d.two", kind = "yes-no", text = "?", measures = "d", at = 2 },
  { id = "e.level", kind = "level", measures = "e" },
]

[[view]]
id = "four"
of = "bank"
title = "Four"
asks = { capabilities = ["a", "b", "c", "d"] }

[[view]]
id = "only-b"
of = "bank"
title = "B"
asks = { capabilities = ["b"] }

[framework]
id = "whole"
kind = "norms"
title = "Whole"
source = { text = "." }

[[node]]
id = "x"
title = "X"
needs = [
  { capability = "a", role = "essential", weight = 2 },
  { capability = "b" }, { capability = "c" }, { capability = "d" }, { capability = "e" },
]

[[target-profile]]
id = "default"
title = "Default"
core = 3
other = 2
"""

ANSWERS = """
[submission]
state = "Atlantis"
code = "XAT"
questionnaire = "four"
evidence = []

[[evidence]]
id = "run"
title = "."
status = "in-operation"

[[evidence]]
id = "law"
title = "."
status = "adopted"

[answers]
"a.level" = { value = 3, evidence = ["run"] }
"a.fact" = { value = "no" }
"b.level" = { value = 2 }
"c.level" = { state = "unknown" }
"d.level" = { value = 1, evidence = ["law"] }
"d.one" = { value = "yes" }
"""


def assess(definitions, answers):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "definitions.toml")
        path.write_text(definitions, encoding="utf-8")
        return oracle.Assessment(oracle.Definitions([path]), tomllib.loads(answers)).result()


def by_id(rows):
    return {row["id"]: row for row in rows}


def readings(row):
    return [row[reading] for reading in oracle.READINGS]


class Worked(unittest.TestCase):
    """Section 12 of the method."""

    def setUp(self):
        self.result = assess(WORKED, ANSWERS)
        self.capabilities = by_id(self.result["capabilities"])
        self.x = by_id(self.result["frameworks"][0]["nodes"])["x"]

    def test_capabilities(self):
        expected = {"a": [0.25, 0.25, 0.25, 1], "b": [0, 0.5, 0.5, 2], "c": [0, 0, 1, 0], "d": [0.25, 0.375, 0.5, 1]}
        for id, figures in expected.items():
            row = self.capabilities[id]
            self.assertEqual(readings(row) + [row["level"]], figures, id)
        self.assertEqual(self.capabilities["e"]["state"], "not-asked")

    def test_node(self):
        for found, expected in zip(readings(self.x), [0.15, 0.275, 0.5]):
            self.assertAlmostEqual(found, expected, 15)
        self.assertAlmostEqual(self.x["asked"], 5 / 6, 15)
        self.assertAlmostEqual(self.x["coverage"], (2 + 1 + 0 + 2 / 3) / 5, 15)

    def test_gaps_and_rating(self):
        gaps = [self.capabilities[id]["gap"]["claimed"] for id in "abcd"]
        self.assertEqual(gaps, [0.5, 0.25, 0.5, 0.125])
        percent = readings(self.x["percent_to_target"])
        self.assertAlmostEqual(percent[1], 1 - 1.875 / 3.25, 15)
        self.assertAlmostEqual(percent[2], 1 - 1.25 / 3.25, 15)
        self.assertEqual(self.x["rating"]["outcome"], "rated")
        self.assertEqual(readings(self.x["rating"])[1:], ["P", "L"])

    def test_fact_unanswered(self):
        result = assess(WORKED, ANSWERS.replace('"a.fact" = { value = "no" }', ""))
        self.assertEqual(readings(by_id(result["capabilities"])["a"]), [0.25, 0.25, 0.75])

    def test_view_of_b_alone(self):
        result = assess(WORKED, ANSWERS.replace('"four"', '"only-b"'))
        x = by_id(result["frameworks"][0]["nodes"])["x"]
        self.assertTrue(x["not_assessed"])
        self.assertEqual(x["rating"]["outcome"], "not-asked")
        self.assertIsNone(x["percent_to_target"])


INDEX = """
[framework]
id = "hdi"
title = "HDI"
source = { text = "." }
aggregate = "geometric"
round = { digits = 3 }
needs = [{ question = "life" }, { question = "income" }]

[[node]]
id = "education"
title = "Education"
needs = [{ question = "expected" }, { question = "mean" }]

[questionnaire]
id = "data"
title = "Data"
source = { text = "." }

[[section]]
id = "s"
title = "S"
question = [
  { id = "life", kind = "number", text = "?", from = 20, to = 85 },
  { id = "expected", kind = "number", text = "?", from = 0, to = 18 },
  { id = "mean", kind = "number", text = "?", from = 0, to = 15 },
  { id = "income", kind = "number", text = "?", from = 100, to = 75000, transform = "ln" },
]
"""


class Index(unittest.TestCase):
    def test_human_development_index(self):
        # Switzerland, 2022: published as 0.967.
        answers = """
            [submission]
            questionnaire = "data"
            [answers]
            life = { value = 84.255 }
            expected = { value = 16.5837307 }
            mean = { value = 13.90406622 }
            income = { value = 69432.78669 }
            """
        root = by_id(assess(INDEX, answers)["frameworks"][0]["nodes"])["hdi"]
        self.assertEqual(readings(root), [0.0, 0.967, 0.967])
        self.assertEqual(root["rating"]["outcome"], "no-element")

    def test_half_up(self):
        self.assertEqual(oracle.half_up(0.0005, 3), 0.001)
        self.assertEqual(oracle.half_up(2.675, 2), 2.68)
        self.assertEqual(oracle.half_up(0.12449, 2), 0.12)

    def test_missing(self):
        answers = '[submission]\nquestionnaire = "data"\n[answers]\nexpected = { value = 9 }\n'
        for rule, expected in [("bounds", [0.0, 0.25, 0.75]), ("exclude", [0.0, 0.5, 0.75])]:
            index = INDEX.replace('title = "Education"', f'title = "Education"\nmissing = "{rule}"')
            education = by_id(assess(index, answers)["frameworks"][0]["nodes"])["education"]
            self.assertEqual(readings(education), expected)


PLAN = WORKED + "".join(f"""
[[intervention]]
id = "{id}"
title = "."
summary = "."
raises = [{raises}]
after = [{after}]
months = 1
cost = {{ small = [1, 1], medium = [{cost}, {cost}], large = [9, 9] }}
currency = "USD"
price-year = 2025
source = {{ text = "." }}
""" for id, raises, after, cost in [
    ("late", '{ capability = "b", from = 3, to = 4 }', "", 4),
    ("first", '{ capability = "b", from = 2, to = 3 }', "", 2),
    ("other", '{ capability = "c", from = 0, to = 2 }', "", 1),
    ("third", '{ capability = "a", from = 2, to = 3 }', '"second"', 3),
    ("second", '{ capability = "a", from = 1, to = 2 }', "", 3),
])


class Plan(unittest.TestCase):
    def test_ranking(self):
        """X in J: a 0.25 of 0.75 (weight 2), b 0.5, c clipped at 0.5, d 0.5; five parts."""
        result = assess(PLAN, ANSWERS)
        self.assertAlmostEqual(result["objective"]["potential"], (2 * 0.25 + 0.5 + 0.5 + 0.5) / 5, 15)
        self.assertAlmostEqual(result["objective"]["claimed"], (2 * 0.25 + 0.5 + 0 + 0.375) / 5, 15)
        listed = [(row["intervention"], row["closure"], row["cost"]) for row in result["ranking"]]
        # second: 0.1 / 3; third: 0.2 / 6, a tie in benefit for cost, and the greater benefit goes first; first: 0.05 / 2.
        self.assertEqual(listed, [("third", ["second", "third"], 6), ("first", ["first"], 2)])
        self.assertAlmostEqual(result["ranking"][0]["benefit"], 0.2, 12)
        # late brings nothing above the target; other brings nothing that is certain.
        self.assertEqual(result["look_first"], ["other"])


class Properties(unittest.TestCase):
    """What must hold of every random case."""

    @classmethod
    def setUpClass(cls):
        cls.cases = []
        for seed in range(150):
            with tempfile.TemporaryDirectory() as folder:
                definitions, answers = generate.write(seed, folder)
                cls.cases.append((seed, oracle.Definitions([definitions]), tomllib.loads(answers.read_text(encoding="utf-8"))))

    def test_readings_are_ordered_and_bounded(self):
        for seed, definitions, answers in self.cases:
            assessment = oracle.Assessment(definitions, answers)
            figures = [(s.readings, 1) for s in assessment.capabilities.values() if s.readings]
            for nodes in assessment.nodes.values():
                # Where siblings have other maxima than 1, leaving one out of the claimed reading alone may put it above the potential one.
                if not (any(n.node.missing == "exclude" for n in nodes.values()) and any(n.max not in (None, 1) for n in nodes.values())):
                    figures += [(n.values, n.max) for n in nodes.values() if n.values]
            for (evidenced, claimed, potential), most in figures:
                self.assertTrue(-1e-9 <= evidenced <= claimed + 1e-9 <= potential + 2e-9, seed)
                # Rounding may lift a figure above a maximum that is no multiple of the step, never past the next.
                self.assertLessEqual(potential, most + 1e-9, seed)

    def test_more_evidence_never_lowers(self):
        for seed, definitions, answers in self.cases:
            more = {**answers, "evidence": answers.get("evidence", []) + [{"id": "more", "status": "in-operation"}]}
            before = oracle.Assessment(definitions, answers).capabilities
            for question in answers.get("answers", {}):
                own = answers["answers"][question]
                changed = {**answers["answers"], question: {**own, "evidence": own.get("evidence", []) + ["more"]}}
                after = oracle.Assessment(definitions, {**more, "answers": changed}).capabilities
                for id, score in before.items():
                    if score.readings:
                        self.assertLessEqual(score.readings[0], after[id].readings[0] + 1e-9, (seed, question))
                        self.assertEqual(score.readings[1:], after[id].readings[1:], (seed, question))

    def test_benefits_add_up(self):
        for seed, definitions, answers in self.cases:
            assessment = oracle.Assessment(definitions, answers)
            objective = oracle.Objective(assessment)
            ranking = oracle.Ranking(assessment, objective)
            rows, _ = ranking.run()
            state, done = objective.start(), frozenset()
            first = objective.value(state, 2)
            for row in rows:
                for id in row["closure"]:
                    self.assertTrue(ranking.can_start(id, state, done), seed)
                    state, done = ranking._after([id], state), done | {id}
            self.assertTrue(math.isclose(objective.value(state, 2) - first, sum(row["benefit"] for row in rows), abs_tol=1e-9), seed)
            self.assertLessEqual(objective.value(state, 2), 1 + 1e-9, seed)


if __name__ == "__main__":
    unittest.main()
