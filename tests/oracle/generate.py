"""Seeded random definitions and answers, as TOML files, that use every shape of the method.

    python3 generate.py SEED FOLDER     writes FOLDER/definitions/*.toml and FOLDER/answers.toml

A case is valid by construction: it should load without an error. Questions wait only for earlier
ones, and a capability's level question comes before its facts, so that no conditions form a circle.
"""

import json
import pathlib
import random
import sys

SOURCE = {"text": "Random", "kind": "derived"}
STATUSES = ["draft", "adopted", "in-operation", "exercised"]
MATURITY_TOP = 4


# TOML


def toml(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return "{ " + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + " }"


def table(heading, record):
    return heading + "\n" + "".join(f"{key} = {toml(value)}\n" for key, value in record.items()) + "\n"


def tables(name, records):
    return "".join(table(f"[[{name}]]", record) for record in records)


# The generator


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.questions, self.capabilities, self.frameworks = [], [], []
        # Ids of questions that score nothing: what waits for them may be left out of the sum.
        self.context = set()
        # Half of the cases are about planning: lenses of both kinds, targets for all, much left to do.
        self.planning = self.random.random() < 0.5

    def chance(self, share):
        return self.random.random() < share

    def some(self, items, most=None):
        items = list(items)
        return self.random.sample(items, self.random.randint(0, min(len(items), most or len(items))))

    def weight(self):
        return self.random.choice([1, 1, 1, 2, 3, 0.5, 1.5, 0.25, round(self.random.uniform(0.1, 5), 3)])

    def value(self):
        return self.random.choice([0, 1, 0.5, 0.25, 0.3333333333333333, round(self.random.random(), 4)])

    def case(self):
        """Files of definitions by name, and the answer file."""
        self.make_scales()
        self.make_banks()
        self.make_capabilities()
        self.make_questions()
        self.make_frameworks()
        self.make_views()
        files = {"0-scales.toml": tables("scale", self.scales)} if self.scales else {}
        files["1-capabilities.toml"] = tables("pillar", self.pillars) + tables("capability", [c["record"] for c in self.capabilities])
        for bank in self.banks:
            files[f"2-{bank['id']}.toml"] = self.bank_file(bank)
        loose = []
        for framework in self.frameworks:
            id, nodes = framework["record"]["id"], framework["nodes"]
            files[f"3-{id}.toml"] = table("[framework]", framework["record"]) + tables("node", nodes[1:])
            # One node stands in another file and names its framework.
            loose += [{"framework": id} | node for node in nodes[:1]]
        files["4-plans.toml"] = self.plans_file() + tables("node", loose)
        return files, self.answer_file()

    # Scales, capabilities, questionnaires

    def make_scales(self):
        self.scales, self.tops = [], {"maturity": MATURITY_TOP}
        for name in self.some(["short", "long"]):
            top = self.random.randint(1, 3) if name == "short" else self.random.randint(3, 6)
            scale = {"id": name, "title": name, "level": [{"name": f"Level {n}"} for n in range(top + 1)]}
            if self.chance(0.5):
                scale["supports"] = {status: self.random.randint(0, top) for status in self.some(STATUSES[1:])}
            self.scales.append(scale)
            self.tops[name] = top

    def make_banks(self):
        self.banks = []
        for id in ["bank"] + (["other-bank"] if self.chance(0.15) else []):
            bank = {"id": id, "title": id, "source": SOURCE}
            if self.chance(0.5):
                bank["facts-asked"] = self.random.choice(["always", "from-one-below", "from-one-below"])
            self.banks.append(bank)

    def make_capabilities(self):
        self.pillars = [{"id": f"pillar-{n}", "title": f"Pillar {n}"} for n in range(self.random.randint(1, 3))]
        for n in range(self.random.randint(2, 10)):
            scale = self.random.choice(list(self.tops) + ["maturity"])
            top = self.tops[scale]
            record = {"id": f"c{n}", "pillar": self.random.choice(self.pillars)["id"], "title": f"Capability {n}", "purpose": "Random.",
                      "core": self.chance(0.4), "source": SOURCE}
            if scale != "maturity":
                record["scale"] = scale
            requires = []
            for other in self.some(self.capabilities, 2):
                requires.append({"to": self.random.randint(1, top), "capability": other["id"], "level": self.random.randint(1, other["top"])})
            if requires and self.chance(0.75):
                record["requires"] = requires
            record["level"] = [{"level": level, "descriptor": f"Level {level}"} for level in range(1, top + 1)]
            bank = self.random.choice(self.banks)["id"] if self.chance(0.2) else "bank"
            self.capabilities.append({"id": record["id"], "top": top, "gated": self.chance(0.65), "bank": bank, "record": record})

    # Questions

    def make_questions(self):
        plan = []
        for capability in self.capabilities:
            if capability["gated"]:
                plan.append(("level", capability))
                plan += [("fact", capability)] * self.random.choice([0, 1, 2, 3, 4, 6])
            elif self.chance(0.95):
                plan += [("part", capability)] * self.random.randint(1, 4)
        plan += [("alone", None)] * self.random.randint(0, 8) + [("context", None)] * self.random.randint(0, 4)
        plan = self.ordered(plan)
        self.alone = []
        for number, (role, capability) in enumerate(plan):
            self.make_question(f"q{number}.{role}" if self.chance(0.5) else f"q{number}", role, capability, plan[:number])

    def ordered(self, plan):
        """The plan shuffled, with each level question before the facts of its capability."""
        order = self.random.sample([item for item in plan if item[0] == "level"], sum(item[0] == "level" for item in plan))
        for item in self.random.sample(plan, len(plan)):
            if item[0] != "level":
                own = ("level", item[1])
                order.insert(self.random.randint(order.index(own) + 1 if own in order else 0, len(order)), item)
        return order

    def make_question(self, id, role, capability, before):
        kind = "level" if role == "level" else self.random.choice(["choice", "yes-no", "yes-no", "checklist", "number", "number"])
        if role == "alone" and self.chance(0.2):
            kind = "level"
        if role == "context" and self.chance(0.3):
            kind = self.random.choice(["text", "level"])
        question = {"id": id, "kind": kind}
        if role != "level":
            question["text"] = "Random?"
        bank = capability["bank"] if capability else "bank"
        if role in ("fact", "part"):
            self.make_measures(question, role, capability, before)
        elif role == "level":
            question["measures"] = capability["id"]
        getattr(self, "make_" + kind.replace("-", "_"))(question, role)
        self.make_when(question, bank)
        if self.chance(0.35):
            question["not-applicable"] = self.random.choice(["allowed", "allowed", "zero", "forbidden"])
        # A fact without its level is context too.
        if "measures" not in question and role == "context" or role == "fact" and not self.levels_of_facts(question):
            self.context.add(id)
        if role == "alone":
            self.alone.append(id)
        self.questions.append({"bank": bank, "record": question, "capability": capability, "role": role})

    def make_measures(self, question, role, capability, before):
        if role == "part":
            question["measures"] = capability["id"]
            if self.chance(0.5):
                question["weight"] = self.weight()
        elif self.chance(0.9):
            question["measures"], question["at"] = capability["id"], self.random.randint(1, capability["top"])
        else:
            question["measures"] = capability["id"]
            return
        if self.chance(0.2):
            # Several capabilities, each with its weight and level.
            measures = [{"capability": capability["id"]}]
            for key in ("weight", "at"):
                if key in question and (key == "at" or self.chance(0.5)):
                    measures[0][key] = question.pop(key)
            ready = [c for c in self.capabilities if c["bank"] == capability["bank"] and c["id"] != capability["id"]
                     and (not c["gated"] or ("level", c) in before)]
            for other in self.some(ready, 2):
                one = {"capability": other["id"]}
                if other["gated"] and self.chance(0.9):
                    one["at"] = self.random.randint(1, other["top"])
                elif self.chance(0.5):
                    one["weight"] = self.weight()
                measures.append(one)
            question["measures"] = measures

    def make_level(self, question, role):
        if role != "level":
            if self.chance(0.5):
                question["levels"] = [f"Level {n}" for n in range(self.random.randint(2, 6))]
            else:
                question["top"] = self.random.randint(1, 5)

    def make_choice(self, question, _):
        prefix = self.random.choice(["", "o"])
        question["options"] = [{"id": f"{prefix}{n}", "text": "Option", "value": self.value()} for n in range(self.random.randint(1, 4))]

    def make_yes_no(self, question, _):
        if self.chance(0.4):
            question["values"] = {word: self.value() for word in self.some(["yes", "partly", "no"])}

    def make_checklist(self, question, _):
        options = []
        for n in range(self.random.randint(1, 5)):
            option = {"id": f"o{n}", "text": "Option"}
            if self.chance(0.5):
                option["weight"] = self.random.choice([0, 1, 2, 0.5, round(self.random.uniform(0, 4), 2)]) if n else self.weight()
            options.append(option)
        question["options"] = options

    def make_number(self, question, _):
        if self.chance(0.4):
            question["transform"] = "ln"
            start, end = self.random.choice([(100, 75_000), (0.5, 20), (1, 2.718281828459045), (10, 1_000_000)])
        else:
            start, end = self.random.choice([(0, 100), (-20, 30), (0, 1), (0.2, 17.5), (20, 85)])
        question["from"], question["to"] = (start, end) if self.chance(0.6) else (end, start)
        if self.chance(0.2):
            question["min"], question["max"] = -1_000, 2_000_000

    def make_text(self, question, _):
        pass

    def make_when(self, question, bank):
        bank_record = next(one for one in self.banks if one["id"] == bank)
        earlier = [q["record"] for q in self.questions if q["bank"] == bank and q["record"]["kind"] != "text"]
        if not earlier or self.chance(0.6):
            return
        context = [q for q in earlier if q["id"] in self.context]
        # A fact that waits for its level too cannot be left out: the level question scores.
        waits = bank_record.get("facts-asked") == "from-one-below" and question.get("measures")
        exclude = bool(context) and not waits and self.chance(0.5)
        chosen = self.random.choices(context if exclude else earlier, k=self.random.choice([1, 1, 1, 2, 3]))
        conditions = [self.condition(q, self.levels_of_facts(question)) for q in chosen]
        question["when"] = conditions[0] if len(conditions) == 1 and self.chance(0.7) else conditions
        if exclude:
            question["otherwise"] = "exclude"
        elif self.chance(0.3):
            question["otherwise"] = "zero"

    @staticmethod
    def levels_of_facts(question):
        """The levels that a question is a fact of, by capability."""
        measures, at = question.get("measures", []), question.get("at")
        measures = [one if isinstance(one, dict) else {"capability": one} for one in (measures if isinstance(measures, list) else [measures])]
        return {one["capability"]: one.get("at", at) for one in measures if one.get("at", at)}

    def condition(self, question, facts):
        kind, on = question["kind"], {"question": question["id"]}
        if kind == "level":
            top = self.level_top(question)
            if question.get("measures") in facts:
                # A fact of a level must not wait for a level above it.
                return on | {"at-least": self.random.randint(0, facts[question["measures"]])}
            return on | self.random.choice([{"at-least": self.random.randint(0, top)}, {"at-most": self.random.randint(0, top)}])
        if kind == "number":
            return on | self.random.choice([{"at-least": self.number_within(question)}, {"at-most": self.number_within(question)}])
        if kind == "checklist":
            return on | {"includes": self.random.choice(question["options"])["id"]}
        words = self.words(question)
        if kind == "yes-no" and self.chance(0.2):
            return on | {"is": self.chance(0.5)}
        if self.chance(0.4):
            return on | {"is": self.random.sample(words, self.random.randint(1, len(words)))}
        return on | {"is": self.random.choice(words)}

    def level_top(self, question):
        if "measures" in question:
            return next(c["top"] for c in self.capabilities if c["id"] == question["measures"])
        return question.get("top") or len(question["levels"]) - 1

    @staticmethod
    def words(question):
        if question["kind"] == "choice":
            return [option["id"] for option in question["options"]]
        return ["yes", "no"] + (["partly"] if "partly" in question.get("values", {"partly": 0.5}) else [])

    def number_within(self, question):
        start, end = question["from"], question["to"]
        return self.random.choice([start, end, round(start + self.random.random() * (end - start), 3)])

    def bank_file(self, bank):
        sections = [{"id": f"{bank['id']}-s{n}", "title": "Section", "question": []} for n in range(self.random.randint(1, 3))]
        for question in self.questions:
            if question["bank"] == bank["id"]:
                self.random.choice(sections)["question"].append(question["record"])
        text = table("[questionnaire]", bank)
        if bank["id"] == "bank":
            text += tables("view", self.views)
        for section in sections:
            questions = section.pop("question")
            self.random.shuffle(questions)
            text += table("[[section]]", section) + tables("section.question", questions)
        return text

    # Frameworks

    def make_frameworks(self):
        kinds = self.some(["norms", "norms"], 2) + self.some(["scenario"] * 3) + self.some(["index", "index", "lens", "pillars"], 3)
        if self.planning:
            kinds = ["norms", "scenario"] + kinds
        for number, kind in enumerate(kinds or ["index"]):
            self.make_framework(f"f{number}", kind)

    def make_framework(self, id, kind):
        self.named, self.shapes = 0, []
        record = {"id": id, "kind": kind, "title": id, "source": SOURCE}
        nodes = []
        depth = self.random.randint(1, 3 if kind in ("norms", "scenario") else 5)
        self.fill_node(record, None, nodes, depth, kind)
        if kind == "scenario" and "aggregate" not in record and self.chance(0.8):
            record["aggregate"] = "minimum"
        self.random.shuffle(nodes)
        self.frameworks.append({"record": record, "nodes": nodes})

    def fill_node(self, record, parent, nodes, depth, kind):
        """Gives a node what it aggregates: children, needs, or both."""
        is_root, strict = parent is None, kind in ("norms", "scenario")
        if not is_root:
            if parent["id"] != self.root_id or self.chance(0.3):
                record["parent"] = parent["id"]
            if self.chance(0.5):
                record["weight"] = self.weight()
        else:
            self.root_id = record["id"]
        if self.chance(0.2 if self.planning else 0.45):
            record["aggregate"] = self.random.choice(["mean", "sum", "geometric", "minimum", "product"])
        if self.chance(0.35):
            record["missing"] = self.random.choice(["exclude", "exclude", "bounds"])
        if self.chance(0.2):
            record["round"] = {"digits": self.random.randint(0, 5)}
        if self.chance(0.15):
            record["scale"] = self.random.choice([100, 3, 0.5, 10])
        if self.chance(0.1):
            record["bands"] = [{"name": "Low"}, {"name": "High", "from": 0.5, "inclusive": self.chance(0.5)}]
        child_count = self.random.randint(1, 3) if depth > 1 and (is_root or self.chance(0.7)) else 0
        if child_count == 0 or (not strict and self.chance(0.3)):
            self.make_needs(record, kind, child_count == 0)
        for _ in range(child_count):
            self.named += 1
            child = {"id": f"n{self.named}", "title": "Node"}
            nodes.append(child)
            self.fill_node(child, record, nodes, depth - 1, kind)

    def make_needs(self, record, kind, is_leaf_node):
        strict = kind in ("norms", "scenario", "lens")
        leaves = [{"capability": c["id"]} for c in self.capabilities]
        # A question that measures a capability may hang on a node besides.
        hanging = self.alone + [q["record"]["id"] for q in self.questions if q["role"] in ("fact", "part", "level") and self.chance(0.08)]
        if not strict or self.chance(0.2):
            leaves += [{"question": id} for id in hanging if id not in self.context]
        self.random.shuffle(leaves)
        needs = leaves[: max(2, self.random.randint(1, 6))]
        for place, need in enumerate(needs):
            if self.chance(0.45) or (strict and place == 0):
                need["role"] = "essential"
            if self.chance(0.5):
                need["weight"] = self.weight()
            if self.chance(0.03 if strict else 0.12):
                need["reverse"] = True
        essentials = [need for need in needs if need.get("role") == "essential"]
        for need in essentials[5:]:
            need["role"] = "supporting"
        record.pop("pillar", None)
        record["needs"] = needs
        only_capabilities = all("capability" in need for need in needs)
        if is_leaf_node and only_capabilities and essentials and self.chance(0.8 if kind == "scenario" else 0.3):
            record["aggregate"], record["cap"] = "mean", "weakest-essential"
        elif not strict and self.chance(0.1):
            self.add_pillar(record)
        # Two nodes that rest on the same needs would be one.
        shape = sorted((need.get("capability") or need["question"], need.get("weight", 1)) for need in needs + self.pillar_needs(record))
        if shape in self.shapes:
            record.pop("cap", None)
            self.make_needs(record, kind, is_leaf_node)
        else:
            self.shapes.append(shape)

    def pillar_needs(self, record):
        return [{"capability": c["id"]} for c in self.capabilities if c["record"]["pillar"] == record.get("pillar")]

    def add_pillar(self, record):
        """A whole pillar as needs, where none of its capabilities stands there already."""
        taken = {need.get("capability") for need in record["needs"]}
        for pillar in self.pillars:
            members = {need["capability"] for need in self.pillar_needs({"pillar": pillar["id"]})}
            if members and not members & taken:
                record["pillar"] = pillar["id"]
                return

    def make_views(self):
        self.views = []
        ways = [{"core": True}] if any(c["record"]["core"] and c["bank"] == "bank" for c in self.capabilities) else []
        ways.append({"capabilities": [c["id"] for c in self.random.sample(self.capabilities, self.random.randint(1, len(self.capabilities)))]})
        ways += [{"pillar": pillar["id"]} for pillar in self.pillars if any(c["record"]["pillar"] == pillar["id"] for c in self.capabilities)]
        for framework in self.frameworks:
            ways.append({"framework": framework["record"]["id"]})
            ways += [{"framework": framework["record"]["id"], "node": node["id"]} for node in framework["nodes"]]
        for number, asks in enumerate(self.random.sample(ways, min(2, len(ways)))):
            self.views.append({"id": f"view-{number}", "of": "bank", "title": "View", "asks": asks})

    # Profiles and interventions

    def plans_file(self):
        self.target_names, self.threat_names = ["default"], []
        targets = [self.target_profile("default")]
        if self.chance(0.4):
            targets.append(self.target_profile("own"))
            self.target_names.append("own")
        threats = []
        scenarios = [f["record"]["id"] for f in self.frameworks if f["record"]["kind"] == "scenario"]
        for name in self.some(["default", "own-threats"]):
            profile = {"id": name, "title": name}
            if self.chance(0.6):
                profile["norms-share"] = self.random.choice([0, 0.25, 0.4, 0.9, 1])
            if self.chance(0.8):
                profile["threats"] = [{"scenario": id, "likelihood": self.random.randint(1, 5), "impact": self.random.randint(1, 5)}
                                      for id in self.some(scenarios)]
            threats.append(profile)
            self.threat_names.append(name)
        interventions = self.interventions()
        costs = []
        if interventions and self.chance(0.2):
            costs.append({"intervention": self.random.choice(interventions)["id"], "cost": self.cost(), "currency": "USD", "price-year": 2025})
        return tables("target-profile", targets) + tables("threat-profile", threats) + tables("intervention", interventions) + tables("cost", costs)

    def target_profile(self, id):
        profile = {"id": id, "title": id}
        least = min(c["top"] for c in self.capabilities)
        for key in ["core", "other"] if self.planning else self.some(["core", "other"]):
            profile[key] = self.random.randint(1, least) if self.chance(0.95) else 0
        if self.chance(0.7):
            profile["levels"] = {c["id"]: self.random.randint(1, c["top"]) if self.chance(0.95) else 0 for c in self.some(self.capabilities)}
        return profile

    def interventions(self):
        if self.chance(0.05 if self.planning else 0.3):
            return []
        ids = [f"i{n}" for n in range(self.random.randint(4, 9) if self.planning else self.random.randint(1, 6))]
        self.random.shuffle(ids)
        made = []
        for id in ids:
            raises = []
            for capability in self.random.sample(self.capabilities, self.random.choice([1, 1, 1, 2, min(3, len(self.capabilities))])):
                to = self.random.randint(1, capability["top"])
                start = self.random.choice([0, 0, to - 1, self.random.randint(0, to - 1)])
                raises.append({"capability": capability["id"], "from": start, "to": to})
            after = self.some([other["id"] for other in made], 2) if self.chance(0.45) else []
            made.append(self.intervention(id, raises, after))
        self.random.shuffle(made)
        return self.startable(made)

    def intervention(self, id, raises, after=()):
        record = {"id": id, "title": id, "summary": "Random.", "raises": raises, "months": self.random.randint(1, 48)}
        if after:
            record["after"] = after
        record |= {"cost": self.cost(), "currency": "USD", "price-year": 2025, "source": SOURCE}
        if self.chance(0.3):
            record["running-cost"] = self.cost()
        return record

    def startable(self, made):
        """Adds what others wait for, up to a dozen in all, and leaves out what can never start from level 0."""
        while True:
            levels, ended, waits = dict.fromkeys((c["id"] for c in self.capabilities), 0), set(), None
            while waits != (waits := {i["id"]: self.unmet(i, levels, ended) for i in made if i["id"] not in ended}):
                for one in made:
                    if waits.get(one["id"]) == []:
                        ended.add(one["id"])
                        for raised in one["raises"]:
                            levels[raised["capability"]] = max(levels[raised["capability"]], raised["to"])
            wanted = next((place for unmet in waits.values() for place in unmet if place), None)
            if wanted is None or len(made) >= 12:
                return [one for one in made if one["id"] in ended]
            made.insert(self.random.randint(0, len(made)), self.intervention(f"j{len(made)}", [{"capability": wanted[0], "from": 0, "to": wanted[1]}]))

    def unmet(self, intervention, levels, ended):
        """What an intervention still waits for: (capability, level), or None for one named in `after`."""
        waits = [None for id in intervention.get("after", []) if id not in ended]
        own = {raised["capability"]: raised["to"] for raised in intervention["raises"]}
        for raised in intervention["raises"]:
            if levels[raised["capability"]] >= raised["to"]:
                continue
            if levels[raised["capability"]] < raised["from"]:
                waits.append((raised["capability"], raised["from"]))
            record = next(c["record"] for c in self.capabilities if c["id"] == raised["capability"])
            for required in record.get("requires", []):
                if required["to"] <= raised["to"] and max(levels[required["capability"]], own.get(required["capability"], 0)) < required["level"]:
                    waits.append((required["capability"], required["level"]))
        return waits

    def cost(self):
        unit = self.random.choice([1, 1, 50_000])
        cost = {}
        for size in ("small", "medium", "large"):
            low = self.random.choice([0, 1, 2, 3, 5, 8]) * unit
            cost[size] = [low, low + self.random.choice([0, 0, 1, 2]) * unit]
        return cost

    # Answers

    def answer_file(self):
        submission = {"state": "Atlantis", "code": "XAT", "questionnaire": "bank"}
        if self.chance(0.7):
            submission["size"] = self.random.choice(["small", "medium", "large"])
        if self.chance(0.4):
            submission["questionnaire"] = self.random.choice([view["id"] for view in self.views] + [bank["id"] for bank in self.banks])
        if self.chance(0.6):
            submission["target-profile"] = self.random.choice(self.target_names)
        if self.threat_names and self.chance(0.6):
            submission["threat-profile"] = self.random.choice(self.threat_names)
        register = []
        for n in range(self.random.randint(0, 6)):
            piece = {"id": f"e{n}", "title": "Evidence", "status": self.random.choice(STATUSES)}
            if self.chance(0.25):
                piece["supports"] = {"level": self.random.randint(0, 4), "reason": "Seen in use."}
            register.append(piece)
        text = table("[submission]", submission) + tables("evidence", register)
        # One mood for the whole file: some States answer all, some next to nothing.
        mood = {"answered": self.random.choice([0.8, 0.95] if self.planning else [0.05, 0.5, 0.8, 1]),
                "high": self.random.choice([0, 0.2] if self.planning else [0.2, 0.5, 0.8]),
                "evidence": self.random.choice([0.1, 0.5, 0.9]), "pieces": [piece["id"] for piece in register]}
        for question in self.questions:
            answer = self.answer(question["record"], mood)
            if answer is not None:
                text += table(f"[answers.{json.dumps(question['record']['id'])}]", answer)
        return text

    def answer(self, question, mood):
        if self.chance(mood["answered"]):
            answer = {"value": self.answer_value(question, mood["high"])}
        elif question.get("not-applicable", "forbidden") != "forbidden" and self.chance(0.5):
            answer = {"state": "not-applicable", "reason": "It does not exist here."}
        elif self.chance(0.6):
            answer = {"state": self.random.choice(["unknown", "withheld", "unanswered"])}
        else:
            return None
        if mood["pieces"] and self.chance(mood["evidence"]):
            answer["evidence"] = self.random.sample(mood["pieces"], self.random.choice([1, 1, min(2, len(mood["pieces"]))]))
        if self.chance(0.05):
            answer["note"] = "A note."
        return answer

    def answer_value(self, question, high):
        kind = question["kind"]
        if kind == "level":
            top = self.level_top(question)
            return self.random.randint(top // 2, top) if self.chance(high) else self.random.randint(0, top)
        if kind == "choice":
            option = max(question["options"], key=lambda o: o["value"]) if self.chance(high) else self.random.choice(question["options"])
            return int(option["id"]) if option["id"].isdigit() and self.chance(0.5) else option["id"]
        if kind == "yes-no":
            word = "yes" if self.chance(high) else self.random.choice(self.words(question))
            return {"yes": True, "no": False}.get(word, word) if self.chance(0.2) else word
        if kind == "checklist":
            ids = [option["id"] for option in question["options"]]
            return ids if self.chance(high) else self.some(ids)
        if kind == "number":
            if self.chance(high):
                return question["to"]
            start, end = question["from"], question["to"]
            return self.random.choice([start, end, 0, min(start, end) - 5, max(start, end) + 5, self.number_within(question), self.number_within(question)])
        return "Some words."


def write(seed, folder):
    """Writes a case into a folder; returns the paths of its definitions and of its answers."""
    files, answers = Generator(seed).case()
    folder = pathlib.Path(folder)
    (folder / "definitions").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / "definitions" / name).write_text("format = 1\n\n" + text, encoding="utf-8")
    (folder / "answers.toml").write_text("format = 1\n\n" + answers, encoding="utf-8")
    return folder / "definitions", folder / "answers.toml"


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
