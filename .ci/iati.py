"""One file of IATI activities against the published schema, code lists and ruleset of version 2.03."""

import datetime
import json
import re
import sys
from pathlib import Path

from lxml import etree

standard, name = Path(sys.argv[1]), sys.argv[2]
found = []
document = etree.parse(name)

schema = etree.XMLSchema(etree.parse(str(standard / "schemas/iati-activities-schema.xsd")))
if not schema.validate(document):
    found += [f"line {error.line}: {error.message}" for error in list(schema.error_log)[:10]]

# Code lists that grow without a new version of the standard: what has come since the archive was made.
LATER = {"TagVocabulary": {"2", "3"}, "Sector": {"43060"}}
# Codes that ISO 3166 leaves to its users: fictional States.
FREE = {"Country": re.compile("X[A-Z]")}


def codes(of):
    tree = etree.parse(str(standard / f"codelists/{of}.xml"))
    return {code.text.strip() for code in tree.iter("code")} | LATER.get(of, set())


checked = 0
for mapping in etree.parse(str(standard / "codelist-mapping.xml")).iter("mapping"):
    path, of = mapping.findtext("path"), mapping.find("codelist").get("ref")
    condition = mapping.findtext("condition")
    if not path.startswith("//iati-activit") or not (standard / f"codelists/{of}.xml").exists():
        continue
    element, _, attribute = path.rpartition("/")
    if not attribute.startswith("@"):
        continue
    known = None
    for place in document.xpath(f"{element}[{condition}]" if condition else element):
        value = place.xpath(f"string({attribute})", namespaces={"xml": "http://www.w3.org/XML/1998/namespace"})
        if not value:
            continue
        known = known or codes(of)
        checked += 1
        free = FREE.get(of)
        if value not in known and not (free and free.fullmatch(value)):
            found.append(f"line {place.sourceline}: {path} = {value!r} is not in the code list {of}")
if checked < 10:
    found.append(f"only {checked} codes checked")

now = datetime.date.today().isoformat()
rules = 0


def values(context, path):
    return [value if isinstance(value, str) else (value.text or "") for value in context.xpath(path)]


for context_path, kinds in json.loads((standard / "rulesets/standard_ruleset.json").read_text()).items():
    for context in document.xpath(context_path):
        for kind, content in kinds.items():
            for case in content["cases"]:
                rules += 1
                paths = case.get("paths", [])
                where = f"line {context.sourceline}: {kind} {case}"
                if kind == "atleast_one" and not any(context.xpath(path) for path in paths):
                    found.append(where)
                if kind == "no_more_than_one" and sum(len(context.xpath(path)) for path in paths) > 1:
                    found.append(where)
                if kind == "regex_matches":
                    wrong = [value for path in paths for value in values(context, path) if not re.fullmatch(case["regex"], value)]
                    found += [f"{where}: {value!r}" for value in wrong]
                if kind == "sum":
                    sums = [float(value) for path in paths for value in values(context, path)]
                    if sums and abs(sum(sums) - case["sum"]) > 1e-9:
                        found.append(where)
                if kind == "date_order":
                    less = values(context, case["less"])
                    more = [now] if case["more"] == "NOW" else values(context, case["more"])
                    if any(first > second for first in less for second in more):
                        found.append(f"{where}: {less} {more}")

# What the standard says in words.
identifiers = values(document, "//iati-identifier")
if len(set(identifiers)) != len(identifiers):
    found.append("an identifier stands twice")
for activity in document.xpath("//iati-activity"):
    reference = activity.xpath("string(reporting-org/@ref)")
    if not activity.findtext("iati-identifier").startswith(reference + "-"):
        found.append(f"line {activity.sourceline}: the identifier does not begin with the reporting organisation")
    shares = {}
    for sector in activity.iter("sector"):
        shares.setdefault(sector.get("vocabulary"), []).append(float(sector.get("percentage")))
    if any(abs(sum(share) - 100) > 1e-9 for share in shares.values()):
        found.append(f"line {activity.sourceline}: sectors do not add up to 100")
    for related in activity.iter("related-activity"):
        if related.get("ref") not in identifiers:
            found.append(f"line {related.sourceline}: {related.get('ref')} is not in the file")
    for budget in activity.iter("budget"):
        first, last = (datetime.date.fromisoformat(budget.find(part).get("iso-date")) for part in ("period-start", "period-end"))
        if (last - first).days > 366:
            found.append(f"line {budget.sourceline}: a budget of more than a year")

for line in found[:20]:
    print(f"  {line}", file=sys.stderr)
if not found and (rules < 10 or not identifiers):
    print("  nothing was checked", file=sys.stderr)
    sys.exit(1)
sys.exit(bool(found))
