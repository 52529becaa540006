"""An independent scorer, written from the method alone.

Reads definition files and an answer file and works out every figure of sections 2 to 7 of the
method, and of section 8 the objective, closures and the sequential ranking. It shares no code
with the program and was written without a look at its scorer. Slow and plain on purpose.
Standard library only.

    python3 oracle.py ANSWERS DEFINITIONS…
"""

import heapq
import json
import math
import pathlib
import sys
import tomllib

EPS = 1e-9
READINGS = ("evidenced", "claimed", "potential")
E, C, P = 0, 1, 2
MATURITY_TOP = 4

# States of a question.
ANSWERED, RULED, EXCLUDED = "answered", "ruled", "excluded"
NOT_APPLICABLE, NOT_APPLICABLE_ZERO, NOT_ASKED = "not-applicable", "not-applicable-zero", "not-asked"
OPEN = ("open-unknown", "open-withheld", "open-unanswered")
LEFT = (NOT_APPLICABLE, EXCLUDED, NOT_ASKED)
# States of a capability and of a node.
SCORED, MISSING = "scored", "missing"


def standard_supports(top):
    return {"adopted": min(2, top), "in-operation": min(3, top), "exercised": top}


# Reading


def definition_files(paths):
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*.toml") if not file.name.startswith("."))
        else:
            yield path


class Definitions:
    """Everything that is not an answer."""

    def __init__(self, paths):
        self.scales, self.capabilities, self.frameworks, self.questionnaires = {}, {}, {}, {}
        self.views, self.questions, self.interventions = {}, {}, {}
        self.target_profiles, self.threat_profiles = {}, {}
        nodes, sections, costs = [], [], []
        for path in definition_files(paths):
            with open(path, "rb") as file:
                self._read(tomllib.load(file), nodes, sections, costs)
        for own, record in sections:
            bank = record.get("questionnaire", own)
            for question in record.get("question", []):
                self.questions[question["id"]] = Question(question, bank)
        for own, record in nodes:
            self.frameworks[record.get("framework", own)].add(record)
        for cost in costs:
            self.interventions[cost["intervention"]]["cost"] = cost["cost"]
        self.scales.setdefault("maturity", (MATURITY_TOP, standard_supports(MATURITY_TOP)))
        for capability in self.capabilities.values():
            capability.settle(self)
        for question in self.questions.values():
            question.settle(self)

    def _read(self, data, nodes, sections, costs):
        for record in data.get("scale", []):
            top = len(record["level"]) - 1
            self.scales[record["id"]] = (top, standard_supports(top) | record.get("supports", {}))
        for record in data.get("capability", []):
            self.capabilities[record["id"]] = Capability(record)
        framework = data.get("framework")
        if framework:
            self.frameworks[framework["id"]] = Framework(framework)
        nodes += [(framework and framework["id"], record) for record in data.get("node", [])]
        bank = data.get("questionnaire")
        if bank:
            self.questionnaires[bank["id"]] = bank
        sections += [(bank and bank["id"], record) for record in data.get("section", [])]
        for key, store in [("view", self.views), ("intervention", self.interventions),
                           ("target-profile", self.target_profiles), ("threat-profile", self.threat_profiles)]:
            for record in data.get(key, []):
                store[record["id"]] = record
        costs += data.get("cost", [])


class Capability:
    def __init__(self, record):
        self.id, self.pillar, self.core = record["id"], record["pillar"], record.get("core", False)
        self.scale, self.requires = record.get("scale", "maturity"), record.get("requires", [])

    def settle(self, definitions):
        self.top, self.supports = definitions.scales[self.scale]
        measured = [(q, measure) for q in definitions.questions.values() for measure in q.measures if measure["capability"] == self.id]
        self.level_question = next((q for q, _ in measured if q.kind == "level"), None)
        rest = [(q, measure) for q, measure in measured if q.kind not in ("level", "text")]
        if self.level_question:
            self.facts = [(q, measure["at"]) for q, measure in rest if measure["at"] is not None]
            self.weighted = []
        else:
            self.facts = []
            self.weighted = [(q, measure["weight"]) for q, measure in rest]

    def scoring_questions(self):
        """With the weight that each has in coverage: facts have none of their own."""
        if self.level_question:
            return [(q, 1) for q in [self.level_question] + [q for q, _ in self.facts]]
        return self.weighted


class Question:
    def __init__(self, record, bank):
        self.record, self.bank, self.id, self.kind = record, bank, record["id"], record["kind"]
        self.measures = self._measures()
        when = record.get("when", [])
        self.when = when if isinstance(when, list) else [when]

    def _measures(self):
        given = self.record.get("measures", [])
        weight, at = self.record.get("weight", 1), self.record.get("at")
        measures = []
        for one in given if isinstance(given, list) else [given]:
            one = one if isinstance(one, dict) else {"capability": one}
            measures.append({"capability": one["capability"], "weight": one.get("weight", weight), "at": one.get("at", at)})
        return measures

    def settle(self, definitions):
        measured = [definitions.capabilities[m["capability"]] for m in self.measures]
        if self.kind == "level":
            self.top = measured[0].top if measured else self.record.get("top", len(self.record.get("levels", [])) - 1)
            self.supports = measured[0].supports if measured else standard_supports(self.top)
        if definitions.questionnaires[self.bank].get("facts-asked") == "from-one-below":
            front = [{"question": c.level_question.id, "at-least": m["at"] - 1}
                     for c, m in zip(measured, self.measures)
                     if self.kind != "level" and c.level_question and m["at"] is not None and m["at"] >= 2]
            self.when = front + self.when

    def value(self, given):
        """What an answer is worth, from 0 to 1."""
        record = self.record
        if self.kind == "level":
            return given / self.top
        if self.kind == "choice":
            return next(option["value"] for option in record["options"] if option["id"] == str(given))
        if self.kind == "yes-no":
            return ({"yes": 1.0, "no": 0.0} | record.get("values", {"partly": 0.5}))[self.yes_no(given)]
        if self.kind == "checklist":
            weights = [(option["id"], option.get("weight", 1)) for option in record["options"]]
            return sum(weight for name, weight in weights if name in given) / sum(weight for _, weight in weights)
        if self.kind == "number":
            return self._number(given)
        return None

    def _number(self, x):
        start, end = self.record["from"], self.record["to"]
        if self.record.get("transform") == "ln":
            if x <= 0:
                return 0.0 if end > start else 1.0
            x, start, end = math.log(x), math.log(start), math.log(end)
        return min(1.0, max(0.0, (x - start) / (end - start)))

    @staticmethod
    def yes_no(given):
        return {True: "yes", False: "no"}.get(given, given) if isinstance(given, bool) else given


class Framework:
    def __init__(self, record):
        self.id, self.kind = record["id"], record.get("kind", "index")
        self.root = Node(record)
        self.nodes = {self.id: self.root}
        self.parents = {}

    def add(self, record):
        node = Node(record)
        self.nodes[node.id] = node
        self.parents[node.id] = record.get("parent", self.id)

    def children(self, node):
        return [self.nodes[id] for id, parent in self.parents.items() if parent == node.id]


class Node:
    def __init__(self, record):
        self.record, self.id, self.weight = record, record["id"], record.get("weight", 1)
        self.aggregate, self.cap = record.get("aggregate", "mean"), record.get("cap", "none")
        self.missing, self.scale = record.get("missing", "bounds"), record.get("scale", 1)
        self.digits = record.get("round", {}).get("digits")

    def needs(self, definitions):
        needs = list(self.record.get("needs", []))
        if "pillar" in self.record:
            needs += [{"capability": c.id} for c in definitions.capabilities.values() if c.pillar == self.record["pillar"]]
        return needs


# Questions: states and values (sections 2 and 3)


class Answers:
    """The answers of one submission, with the state of every question of the definitions."""

    def __init__(self, definitions, data):
        self.definitions = definitions
        submission = data["submission"]
        self.size = submission.get("size", "medium")
        self.targets = submission.get("target-profile", "default")
        self.threats = submission.get("threat-profile", "default")
        self.evidence = {record["id"]: record for record in data.get("evidence", [])}
        self.given = data.get("answers", {})
        self.asked, self.selected = self._asked(submission["questionnaire"])
        self._states = {}

    def _asked(self, name):
        """The ids of the questions asked, and of the capabilities asked about (None: all that have a question)."""
        definitions = self.definitions
        if name not in definitions.views:
            return {q.id for q in definitions.questions.values() if q.bank == name}, None
        view = definitions.views[name]
        asks, extra = view["asks"], set()
        if asks.get("core"):
            selected = {c.id for c in definitions.capabilities.values() if c.core}
        elif "pillar" in asks:
            selected = {c.id for c in definitions.capabilities.values() if c.pillar == asks["pillar"]}
        elif "framework" in asks:
            framework = definitions.frameworks[asks["framework"]]
            needs = needs_below(definitions, framework, framework.nodes[asks.get("node", framework.id)])
            selected = {need["capability"] for need in needs if "capability" in need}
            extra = {need["question"] for need in needs if "question" in need}
        else:
            selected = set(asks["capabilities"])
        bank = {q.id: q for q in definitions.questions.values() if q.bank == view["of"]}
        waiting = [q.id for q in bank.values() if q.id in extra or any(m["capability"] in selected for m in q.measures)]
        asked = set()
        while waiting:
            id = waiting.pop()
            if id not in asked:
                asked.add(id)
                waiting += [condition["question"] for condition in bank[id].when]
        return asked, selected

    def state(self, id):
        if id not in self._states:
            self._states[id] = self._state(self.definitions.questions[id])
        return self._states[id]

    def _state(self, question):
        if question.id not in self.asked:
            return NOT_ASKED
        verdicts = [self._verdict(condition) for condition in question.when]
        if "false" in verdicts:
            return EXCLUDED if question.record.get("otherwise") == "exclude" else RULED
        first_open = next((verdict for verdict in verdicts if verdict in OPEN), None)
        if first_open:
            return first_open
        zero = question.record.get("not-applicable") == "zero"
        if NOT_APPLICABLE in verdicts:
            return NOT_APPLICABLE_ZERO if zero else NOT_APPLICABLE
        answer = self.given.get(question.id, {})
        if "value" in answer:
            return ANSWERED
        state = answer.get("state", "unanswered")
        if state == "not-applicable":
            return NOT_APPLICABLE_ZERO if zero else NOT_APPLICABLE
        return "open-" + state

    def _verdict(self, condition):
        state = self.state(condition["question"])
        if state in OPEN:
            return state
        if state == RULED:
            return "false"
        if state != ANSWERED:
            return NOT_APPLICABLE
        return "true" if self._holds(condition) else "false"

    def _holds(self, condition):
        given = self.given[condition["question"]]["value"]
        if "at-least" in condition:
            return given >= condition["at-least"] - EPS
        if "at-most" in condition:
            return given <= condition["at-most"] + EPS
        if "includes" in condition:
            return condition["includes"] in given
        wanted = condition["is"] if isinstance(condition["is"], list) else [condition["is"]]
        return str(Question.yes_no(given)) in [str(Question.yes_no(one)) for one in wanted]

    def value(self, question):
        """v, where the question counts as answered; None elsewhere."""
        state = self.state(question.id)
        if state == RULED:
            return 0.0
        return question.value(self.given[question.id]["value"]) if state == ANSWERED else None

    def pieces(self, question):
        """The evidence that an answer cites, without drafts."""
        if self.state(question.id) != ANSWERED:
            return []
        cited = [self.evidence[id] for id in self.given[question.id].get("evidence", [])]
        return [piece for piece in cited if piece["status"] != "draft"]

    def supported(self, question):
        """The greatest level that the evidence of a level answer supports."""
        levels = [piece["supports"]["level"] if "supports" in piece else question.supports[piece["status"]] for piece in self.pieces(question)]
        return max(levels, default=0)

    def level(self, question):
        """The level that stands in a level answer; None where it is open."""
        state = self.state(question.id)
        if state == ANSWERED:
            return self.given[question.id]["value"]
        return 0 if state in (RULED, NOT_APPLICABLE_ZERO) else None

    def readings(self, question):
        """Evidenced, claimed, potential of a question on its own; None where it has left the sum."""
        state = self.state(question.id)
        if state in LEFT or question.kind == "text":
            return None
        if state == NOT_APPLICABLE_ZERO:
            return (0.0, 0.0, 0.0)
        if state in OPEN:
            return (0.0, 0.0, 1.0)
        v = self.value(question)
        if question.kind == "level" and state == ANSWERED:
            return (min(self.level(question), self.supported(question)) / question.top, v, v)
        return (v if self.pieces(question) else 0.0, v, v)

    def reversed_readings(self, question):
        """The same where less is better: 1 − v where answered; what is open stays 0, 0, 1."""
        if self.state(question.id) not in (ANSWERED, RULED):
            return self.readings(question)
        turned = 1.0 - self.value(question)
        return (turned if self.fully_evidenced(question) else 0.0, turned, turned)

    def fully_evidenced(self, question):
        if question.kind == "level":
            return bool(self.pieces(question)) and self.supported(question) >= self.level(question)
        return bool(self.pieces(question))


def needs_below(definitions, framework, node):
    needs = node.needs(definitions)
    for child in framework.children(node):
        needs = needs + needs_below(definitions, framework, child)
    return needs


# Capabilities (section 4) and leaves


class CapabilityScore:
    """The figures of one capability."""

    def __init__(self, capability, answers):
        self.capability, self.top = capability, capability.top
        self.readings = self.levels = self.coverage = None
        self.not_yet_claimed = False
        self.any_answered = self.any_open = False
        weighted = [(w, answers.state(q.id)) for q, w in capability.scoring_questions() if answers.state(q.id) != NOT_ASKED]
        states = [state for _, state in weighted]
        if not states or (answers.selected is not None and capability.id not in answers.selected):
            self.state = NOT_ASKED
            return
        level = capability.level_question
        if all(state in LEFT for state in states) or (level and answers.state(level.id) in LEFT):
            self.state = NOT_APPLICABLE
            return
        self.state = SCORED
        self.any_answered = any(state in (ANSWERED, RULED) for state in states)
        self.any_open = any(state in OPEN for state in states)
        self.coverage = coverage_of(weighted)
        if level:
            self._gated(answers)
        else:
            self._mean(answers)

    def _gated(self, answers):
        question = self.capability.level_question
        level = answers.level(question)
        facts = [(q, at, answers.readings(q)) for q, at in self.capability.facts if answers.readings(q) is not None]
        evidenced = 0
        if level is not None:
            by_itself = min(level, answers.supported(question))
            evidenced = max(by_itself, self._level_by_facts(level, facts))
        # Facts at or below the evidenced level are covered by the evidence of the level answer.
        covered = [(at, (c if at <= evidenced else e, c, p)) for _, at, (e, c, p) in facts]
        standing = (evidenced, 0 if level is None else level, self.top if level is None else level)
        gated = [gate(standing[r], [(at, values[r]) for at, values in covered]) for r in (E, C, P)]
        self.levels = tuple(reached for reached, _ in gated)
        self.readings = tuple((reached + part) / self.top for reached, part in gated)
        reached, part = gated[C]
        self.not_yet_claimed = reached < self.top and part >= 1 - EPS
        if answers.state(question.id) == NOT_APPLICABLE_ZERO:
            # Only what is answered is turned round: N/A still reads 0.
            self.reversed = (0.0, 0.0, 0.0)
        else:
            evidenced = answers.state(question.id) == ANSWERED and answers.fully_evidenced(question)
            self.reversed = (1 - self.readings[P] if evidenced else 0.0, 1 - self.readings[P], 1 - self.readings[C])

    @staticmethod
    def _level_by_facts(level, facts):
        """The greatest level up to which every level has a fact and all of them are evidenced with v = 1."""
        reached = 0
        for step in range(1, level + 1):
            here = [values for _, at, values in facts if at == step]
            if not here or any(values[E] < 1 - EPS for values in here):
                break
            reached = step
        return reached

    def _mean(self, answers):
        kept = [(q, w, answers.readings(q)) for q, w in self.capability.weighted if answers.readings(q) is not None]
        total = sum(w for _, w, _ in kept)
        self.readings = tuple(sum(w * values[r] for _, w, values in kept) / total for r in (E, C, P))
        self.levels = tuple(max(l for l in range(self.top + 1) if value >= l / self.top - EPS) for value in self.readings)
        turned = [(w, answers.reversed_readings(q)) for q, w, _ in kept]
        self.reversed = tuple(sum(w * values[r] for w, values in turned) / total for r in (E, C, P))


def coverage_of(weighted):
    answered, still_open = (sum(w for w, state in weighted if state in group) for group in ((ANSWERED, RULED), OPEN))
    return answered / (answered + still_open) if answered + still_open else None


def gate(level, facts):
    """ℓ* and p of one reading."""
    reached = min([level] + [at - 1 for at, value in facts if value < 1 - EPS])
    ahead = [value for at, value in facts if at == reached + 1]
    return reached, sum(ahead) / len(ahead) if ahead else 0.0


class Leaf:
    """A need of a node: a capability, or a question on its own."""

    def __init__(self, need, assessment):
        answers = assessment.answers
        self.weight, self.essential = need.get("weight", 1), need.get("role") == "essential"
        self.is_reversed = need.get("reverse", False)
        self.score = None
        if "capability" in need:
            score = assessment.capabilities[need["capability"]]
            self.state, self.coverage, self.top = score.state, score.coverage, score.top
            self.any_answered, self.any_open = score.any_answered, score.any_open
            self.score = None if self.is_reversed else score
            if score.state == SCORED:
                self.values = score.reversed if self.is_reversed else score.readings
        else:
            question = answers.definitions.questions[need["question"]]
            state = answers.state(question.id)
            self.top = question.top if question.kind == "level" else MATURITY_TOP
            self.state = NOT_ASKED if state == NOT_ASKED else NOT_APPLICABLE if state in LEFT else SCORED
            self.any_answered, self.any_open = state in (ANSWERED, RULED), state in OPEN
            self.coverage = coverage_of([(1, state)])
            self.values = answers.reversed_readings(question) if self.is_reversed else answers.readings(question)
        self.by_question = "question" in need
        self.max, self.asked = 1.0, 0.0 if self.state == NOT_ASKED else 1.0
        # A missing child reads its bounds, whatever it would read on its own.
        if self.state == SCORED and self.any_open and not self.any_answered:
            self.state, self.values = MISSING, (0.0, 0.0, 1.0)

    def target_of(self, targets):
        return targets.get(self.score.capability.id) if self.score and self.score.state == SCORED else None


# Nodes (section 5)


class NodeScore:
    """The figures of one node, from those of its children."""

    def __init__(self, node, children, leaves, assessment):
        self.node, self.id, self.weight = node, node.id, node.weight
        self.children, self.leaves = children, leaves
        self.parts = children + leaves
        self.kept = [part for part in self.parts if part.state in (SCORED, MISSING)]
        weights = [self._mean_weight(part) for part in self.parts]
        self.asked = sum(w * part.asked for w, part in zip(weights, self.parts)) / sum(weights)
        self.not_assessed = self.asked < 0.5 - EPS or any(leaf.essential and leaf.state == NOT_ASKED for leaf in leaves)
        self.any_answered = any(part.any_answered for part in self.kept)
        self.any_open = any(part.any_open for part in self.kept)
        self.values = self.max = self.coverage = None
        if not self.kept:
            all_na = all(part.state == NOT_APPLICABLE for part in self.parts)
            self.state = NOT_APPLICABLE if all_na else NOT_ASKED
            return
        self.max = self._finish(self._aggregate([(part.weight, part.max) for part in self.kept]))
        known = [(self._mean_weight(part), part.coverage) for part in self.kept if part.coverage is not None]
        self.coverage = sum(w * c for w, c in known) / sum(w for w, _ in known) if known else None
        if self.any_open and not self.any_answered:
            self.state, self.values = MISSING, (0.0, 0.0, self.max)
            return
        self.state = SCORED
        self.values = tuple(self._value(r) for r in (E, C, P))

    def _mean_weight(self, part):
        return 1 if self.node.aggregate in ("minimum", "product") else part.weight

    def _value(self, r):
        kept = [part for part in self.kept if not (part.state == MISSING and r == C and self.node.missing == "exclude")]
        value = self._aggregate([(part.weight, part.values[r]) for part in kept])
        essentials = [part for part in kept if isinstance(part, Leaf) and part.essential]
        if self.node.cap == "weakest-essential" and essentials:
            value = min(value, min(leaf.values[r] + 1 / leaf.top for leaf in essentials))
        return self._finish(value)

    def _aggregate(self, weighted):
        return aggregate(self.node.aggregate, weighted)

    def _finish(self, value):
        if self.node.digits is not None:
            value = half_up(value, self.node.digits)
        return value * self.node.scale

    def target_weights(self):
        """Every capability kept below, with the product of its shares down from here, once for each place."""
        total = sum(self._mean_weight(part) for part in self.kept)
        for part in self.kept:
            share = part.weight if self.node.aggregate == "sum" else self._mean_weight(part) / total
            if isinstance(part, Leaf):
                if part.score:
                    yield share, part.score
            else:
                for inner, score in part.target_weights():
                    yield share * inner, score


def aggregate(how, weighted):
    weights = sum(w for w, _ in weighted)
    if how == "mean":
        return sum(w * s for w, s in weighted) / weights
    if how == "sum":
        return sum(w * s for w, s in weighted)
    if how == "geometric":
        if any(s <= EPS for _, s in weighted):
            return 0.0
        return math.exp(sum(w * math.log(s) for w, s in weighted) / weights)
    if how == "minimum":
        return min(s for _, s in weighted)
    return math.prod(s for _, s in weighted)


def half_up(value, digits):
    return math.floor(value * 10**digits + 0.5 + EPS) / 10**digits


# The assessment: all capabilities, frameworks, gaps and ratings


class Assessment:
    def __init__(self, definitions, data):
        self.definitions = definitions
        self.answers = Answers(definitions, data)
        self.targets = self._targets(self.answers.targets)
        self.default_targets = self._targets("default")
        self.capabilities = {id: CapabilityScore(c, self.answers) for id, c in definitions.capabilities.items()}
        self.nodes, self.roots = {}, {}
        for framework in definitions.frameworks.values():
            self.nodes[framework.id] = {}
            self.roots[framework.id] = self._node(framework, framework.root)

    def _targets(self, name):
        """Target levels by capability. A capability that is not in it has no target."""
        profile = self.definitions.target_profiles.get(name, {})
        targets = {}
        for capability in self.definitions.capabilities.values():
            level = profile.get("levels", {}).get(capability.id, profile.get("core" if capability.core else "other"))
            if level is not None and level > 0:
                targets[capability.id] = level
        return targets

    def _node(self, framework, node):
        children = [self._node(framework, child) for child in framework.children(node)]
        leaves = [Leaf(need, self) for need in node.needs(self.definitions)]
        score = NodeScore(node, children, leaves, self)
        self.nodes[framework.id][node.id] = score
        return score

    def gap(self, score, r, targets):
        return max(0.0, targets[score.capability.id] / score.top - score.readings[r])

    def percent_to_target(self, node, targets):
        if node.not_assessed or not node.kept:
            return None
        weighted = [(w, score) for w, score in node.target_weights() if score.capability.id in targets]
        total = sum(w * targets[score.capability.id] / score.top for w, score in weighted)
        if total <= 0:
            return None
        return tuple(1 - sum(w * self.gap(score, r, targets) for w, score in weighted) / total for r in (E, C, P))

    def rating(self, node):
        """Outcome and letters, on the default targets (section 6)."""
        none = (None, None, None)
        if node.children or not node.leaves:
            return "no-element", none
        if node.state == NOT_APPLICABLE:
            return "not-applicable", none
        if node.state == NOT_ASKED or node.not_assessed:
            return "not-asked", none
        if not node.any_answered:
            return "not-assessed", none
        percent = self.percent_to_target(node, self.default_targets)
        if percent is None:
            return "no-target", none
        return "rated", tuple("NPLF"[self._grade(node, r, percent[r])] for r in (E, C, P))

    def _grade(self, node, r, percent):
        shown = math.floor(percent * 1000 + 0.5 + EPS)
        grade = 0 if shown <= 150 else 1 if shown <= 500 else 2 if shown <= 850 else 3
        remaining = [leaf for leaf in node.kept if leaf.essential]
        if any(leaf.essential for leaf in node.leaves) and not remaining:
            grade = min(grade, 2)
        for leaf in remaining:
            target = leaf.target_of(self.default_targets)
            if target is None:
                continue
            if leaf.score.levels[r] < target:
                grade = min(grade, 2)
            if leaf.score.levels[r] == 0:
                grade = min(grade, 1)
        return grade

    # As the program writes it

    def result(self):
        objective = Objective(self)
        ranking, look_first = Ranking(self, objective).run()
        start = objective.start()
        return {
            "capabilities": [self._capability(id, score) for id, score in self.capabilities.items()],
            "questions": [{"id": id, "state": self.answers.state(id)} for id in self.definitions.questions],
            "frameworks": [
                {"id": id, "nodes": [self._node_result(node) for node in nodes.values()]} for id, nodes in self.nodes.items()
            ],
            "objective": {"potential": objective.value(start, P), "claimed": objective.value(start, C)},
            "ranking": ranking,
            "look_first": look_first,
        }

    def _capability(self, id, score):
        target = self.targets.get(id)
        levels = score.levels or (None, None, None)
        gap = None
        if score.state == SCORED and target is not None:
            gap = three([self.gap(score, r, self.targets) for r in (E, C, P)])
        return {
            "id": id, "state": score.state, **three(score.readings),
            "level": levels[C], "level_evidenced": levels[E], "level_potential": levels[P],
            "coverage": score.coverage, "target": target, "gap": gap, "not_yet_claimed": score.not_yet_claimed,
        }

    def _node_result(self, node):
        outcome, letters = self.rating(node)
        percent = self.percent_to_target(node, self.targets)
        return {
            "id": node.id, "state": node.state, **three(node.values), "max": node.max, "coverage": node.coverage,
            "asked": node.asked, "not_assessed": node.not_assessed,
            "percent_to_target": three(percent) if percent else None,
            "rating": {"outcome": outcome, **three(letters)},
        }


def three(values):
    return dict(zip(READINGS, values or (None, None, None)))


# What an intervention is worth (section 8)


class Objective:
    """J of a state of the capabilities. A state maps a capability to (claimed, potential, level)."""

    def __init__(self, assessment):
        self.assessment = assessment
        self.lenses = self._lenses()

    def start(self):
        return {id: (score.readings[C], score.readings[P], score.levels[C])
                for id, score in self.assessment.capabilities.items() if score.state == SCORED}

    def _lenses(self):
        """Weights of the lenses by framework id."""
        frameworks = self.assessment.definitions.frameworks.values()
        norms = [f.id for f in frameworks if f.kind == "norms"]
        scenarios = [f.id for f in frameworks if f.kind == "scenario"]
        profile = self.assessment.definitions.threat_profiles.get(self.assessment.answers.threats, {})
        estimates = {t["scenario"]: t["likelihood"] * t["impact"] for t in profile.get("threats", [])}
        by_scenario = {id: estimates.get(id, 0) if estimates else 1 for id in scenarios}
        share = profile.get("norms-share", 0.5)
        if not scenarios:
            share = 1.0
        if not norms:
            share = 0.0
        lenses = {id: share / len(norms) for id in norms}
        total = sum(by_scenario.values())
        lenses.update({id: (1 - share) * w / total for id, w in by_scenario.items() if total > 0})
        return lenses

    def value(self, state, r):
        kept = []
        for id, weight in self.lenses.items():
            found = self._node(self.assessment.roots[id], state, r)
            if found is not None and weight > 0:
                kept.append((weight, found[0] / found[1]))
        return sum(w * v for w, v in kept) / sum(w for w, _ in kept) if kept else 0.0

    def _node(self, node, state, r):
        """Value and maximum, rounding ignored; None where the node leaves its parent."""
        if node.not_assessed or node.state in (NOT_APPLICABLE, NOT_ASKED):
            return None
        values, maxima, caps = [], [], []
        for child in node.children:
            found = self._node(child, state, r)
            if found is not None:
                values.append((child.weight, found[0]))
                maxima.append((child.weight, found[1]))
        for leaf in node.leaves:
            if leaf.state in (SCORED, MISSING):
                value, caps_still = self._leaf(leaf, state, r)
                values.append((leaf.weight, value))
                maxima.append((leaf.weight, 1.0))
                if leaf.essential and caps_still:
                    caps.append(value + 1 / leaf.top)
        if not values:
            return None
        how = node.node.aggregate
        if how == "minimum":
            how, values, maxima = "mean", [(1, v) for _, v in values], [(1, v) for _, v in maxima]
        value, maximum = aggregate(how, values), aggregate(how, maxima)
        if node.node.cap == "weakest-essential" and caps:
            value = min(value, min(caps))
        return value * node.node.scale, maximum * node.node.scale

    def _leaf(self, leaf, state, r):
        """The clipped value, and whether an essential need of this kind still caps."""
        if leaf.by_question:
            return leaf.values[r], False
        target = leaf.target_of(self.assessment.targets)
        if target is None:
            return 0.0, False
        score, aim = state[leaf.score.capability.id][0 if r == C else 1], target / leaf.top
        return min(score, aim), score < aim - EPS


class Ranking:
    def __init__(self, assessment, objective):
        self.assessment, self.objective = assessment, objective
        self.capabilities = assessment.definitions.capabilities
        self.catalogue = assessment.definitions.interventions
        size = assessment.answers.size
        self.cost = {id: sum(i["cost"][size]) / 2 for id, i in self.catalogue.items()}

    def run(self):
        state, done, ranking = self.objective.start(), frozenset(), []
        while True:
            best = None
            for id in self.catalogue:
                found = self._worth(id, state, done)
                if found and found["benefit"] > EPS and (best is None or better(found, best)):
                    best = found
            if best is None:
                break
            ranking.append(best)
            state, done = self._after(best["closure"], state), done | set(best["closure"])
        look_first = []
        for id in self.catalogue:
            found = self._worth(id, state, done)
            if found and found["benefit_claimed"] > EPS:
                look_first.append(id)
        return ranking, look_first

    def _worth(self, id, state, done):
        closure = None if id in done else self._closure(id, state, done)
        if closure is None:
            return None
        after = self._after(closure, state)
        benefit = [self.objective.value(after, r) - self.objective.value(state, r) for r in (P, C)]
        return {"intervention": id, "closure": closure, "cost": sum(self.cost[i] for i in closure),
                "benefit": benefit[0], "benefit_claimed": benefit[1]}

    def _after(self, ids, state):
        state = dict(state)
        for id in ids:
            for raised in self.catalogue[id]["raises"]:
                if raised["capability"] in state:
                    claimed, potential, level = state[raised["capability"]]
                    reached = raised["to"] / self.capabilities[raised["capability"]].top
                    state[raised["capability"]] = (max(claimed, reached), max(potential, reached), max(level, raised["to"]))
        return state

    def _stands(self, state, capability, level):
        """A capability that is not applicable or not asked does not bind."""
        return capability not in state or state[capability][2] >= level

    def can_start(self, id, state, done):
        after_met = set(self.catalogue[id].get("after", [])) <= done
        return after_met and not any(self._unmet(id, raised, state) for raised in self.catalogue[id]["raises"])

    def _unmet(self, id, raised, state):
        """The levels that a raise still waits for, as (capability, level)."""
        capability, to = raised["capability"], raised["to"]
        if self._stands(state, capability, to):
            return []
        required = [(r["capability"], r["level"]) for r in self.capabilities[capability].requires if r["to"] <= to]
        own = [(other["capability"], other["to"]) for other in self.catalogue[id]["raises"]]
        unmet = [need for need in required if not any(c == need[0] and reached >= need[1] for c, reached in own)]
        return [need for need in unmet + [(capability, raised["from"])] if not self._stands(state, *need)]

    def _relevant(self, id, state, done):
        """Every intervention that could be of use in a closure of this one."""
        relevant, waiting = set(), [id]
        while waiting:
            one = waiting.pop()
            if one in relevant or one in done:
                continue
            relevant.add(one)
            waiting += self.catalogue[one].get("after", [])
            wanted = set()
            for raised in self.catalogue[one]["raises"]:
                unmet = self._unmet(one, raised, state)
                # A raise that is blocked is free as well once another has brought its capability to the same level.
                wanted |= set(unmet) | ({(raised["capability"], raised["to"])} if unmet else set())
            waiting += [other for other, i in self.catalogue.items()
                        if any(r["capability"] == c and r["to"] >= level for r in i["raises"] for c, level in wanted)]
        return [other for other in self.catalogue if other in relevant]

    def _closure(self, id, state, done):
        """The cheapest set that lets it start, itself included, in the order in which they start; None if there is none."""
        relevant = self._relevant(id, state, done)
        waiting, seen = [(0, 0, ())], set()
        while waiting:
            cost, count, chosen = heapq.heappop(waiting)
            if id in chosen:
                return self._order(chosen, state, done)
            if chosen in seen:
                continue
            seen.add(chosen)
            here, ended = self._after(chosen, state), done | set(chosen)
            for other in relevant:
                if other not in chosen and self.can_start(other, here, ended):
                    heapq.heappush(waiting, (cost + self.cost[other], count + 1, tuple(sorted(chosen + (other,)))))
        return None

    def _order(self, chosen, state, done):
        order, left = [], [id for id in self.catalogue if id in chosen]
        while left:
            first = next(id for id in left if self.can_start(id, self._after(order, state), done | set(order)))
            order.append(first)
            left.remove(first)
        return order


def better(one, other):
    """Whether a closure goes before another: free first, then benefit for the cost, then benefit, then id."""
    free, other_free = one["cost"] <= EPS, other["cost"] <= EPS
    if free != other_free:
        return free
    if not free:
        mine, theirs = one["benefit"] * other["cost"], other["benefit"] * one["cost"]
        if abs(mine - theirs) > EPS * max(mine, theirs):
            return mine > theirs
    if abs(one["benefit"] - other["benefit"]) > EPS:
        return one["benefit"] > other["benefit"]
    return one["intervention"] < other["intervention"]


def score(definition_paths, answer_path):
    with open(answer_path, "rb") as file:
        return Assessment(Definitions(definition_paths), tomllib.load(file)).result()


if __name__ == "__main__":
    json.dump(score(sys.argv[2:], sys.argv[1]), sys.stdout, indent=1)
    print()
