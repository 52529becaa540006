"""Turns filled forms into what ODK Central and KoboToolbox export, and into the answer files that were meant.

    python3 exports.py FORM.xlsx FOLDER

FOLDER holds the instances 0.xml, 1.xml, … as they were sent. Beside them come central.csv with its second file, kobo.csv, kobo.json,
odata.json, and for each instance the answer file 0.toml, 1.toml, … It knows the names of fields from docs/field-tools.md alone.
"""

import csv
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl

GROUPS = ("group", "purpose", "section", "section_introduction")
PARTS = ("no_answer", "why_not_applicable", "add", "evidence", "note", *GROUPS)
STATES = {"_unknown": "unknown", "_withheld": "withheld", "_not_applicable": "not-applicable"}


def rows(book, sheet):
    lines = list(book[sheet].iter_rows(values_only=True))
    return [dict((head, cell) for head, cell in zip(lines[0], line) if cell not in (None, "")) for line in lines[1:]]


def id_of(name):
    if name.startswith("id___"):
        stretches = name[5:].split("_")
        return "".join(text if at % 2 == 0 else chr(int(text, 16)) for at, text in enumerate(stretches))
    return name.replace("__", ".").replace("_", "-")


def local(element):
    return element.tag.split("}")[-1]


def leaves(element, path):
    """Path and text of every field; documents are left out."""
    for child in element:
        if local(child) == "register___entry":
            continue
        if len(child):
            yield from leaves(child, path + [local(child)])
        else:
            yield path + [local(child)], child.text or ""


def documents(root):
    for entry in root:
        if local(entry) == "register___entry":
            yield {local(field): field.text for field in entry if field.text}


class Form:
    def __init__(self, path):
        book = openpyxl.load_workbook(path)
        self.types, self.order, groups = {}, [], []
        for row in rows(book, "survey"):
            kind = row["type"]
            if kind == "begin_group":
                groups.append(row["name"])
            elif kind == "end_group":
                groups.pop()
            elif kind == "begin_repeat":
                groups.append(None)
            elif kind == "end_repeat":
                groups.pop()
            elif None not in groups:
                self.types[row["name"]] = kind
                self.order.append(groups + [row["name"]])
        self.lists = {}
        for choice in rows(book, "choices"):
            self.lists.setdefault(choice["list_name"], []).append(str(choice["name"]))

    def choices(self, name):
        word, _, given = self.types[name].partition(" ")
        return self.lists[given] if word == "select_multiple" else None


def table(form, separator, filled, split, extra, number_of):
    heads = [separator.join(path) if separator else path[-1] for path in form.order]
    lines = []
    head = []
    for path, heading in zip(form.order, heads):
        head.append(heading)
        if split and form.choices(path[-1]):
            head += [f"{heading}/{choice}" for choice in form.choices(path[-1])]
    lines.append(head + list(extra))
    for number, (values, _) in enumerate(filled):
        line = []
        for path in form.order:
            value = values.get(path[-1], "")
            line.append(value)
            if split and form.choices(path[-1]):
                chosen = value.split()
                line += [("1" if choice in chosen else "0") if chosen else "" for choice in form.choices(path[-1])]
        lines.append(line + [number_of(name, number) for name in extra])
    return lines


def write_csv(path, lines, delimiter=",", quoting=csv.QUOTE_MINIMAL):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(lines)


def nested(values, root, path=()):
    """As OData gives it: groups within groups, numbers as numbers."""
    out = {}
    for child in root:
        name = local(child)
        if name == "register___entry":
            continue
        if len(child):
            out[name] = nested(values, child)
        else:
            text = child.text or None
            out[name] = float(text) if text and re.fullmatch(r"-?\d+\.\d+", text) else text
    return out


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def answer_file(form, values, entries):
    get = lambda name: values.get(name, "")
    out = ["[submission]"]
    for key in ("state", "code", "size", "questionnaire"):
        if get("submission___" + key):
            out.append(f"{key} = {quoted(get('submission___' + key))}")
    if get("submission___assessed_on"):
        out.append(f"assessed-on = {get('submission___assessed_on')}")
    version = f"version = {quoted(get('submission___version'))}, " if get("submission___version") else ""
    out.append(f"definitions = {{ {version}fingerprints = {{ questionnaire = {quoted(get('submission___fingerprint'))} }} }}")
    office = get("submission___office")
    office_id = "-".join(re.findall("[a-z0-9]+", "".join(c.lower() if c.isascii() else "-" for c in office))) or "office"
    if office:
        out += ["[[respondent]]", f"id = {quoted(office_id)}", f"name = {quoted(office)}"]
    for entry in entries:
        out.append("[[evidence]]")
        for name, value in entry.items():
            key = name.removeprefix("register___")
            out.append(f"{key} = {value if key == 'date' else quoted(value)}")
    for path in form.order:
        name = path[-1]
        before, _, word = name.rpartition("___")
        if before in ("submission", "register") and word not in PARTS or word in PARTS and (before in form.types or word in GROUPS):
            continue
        said, why = get(name), get(name + "___no_answer")
        if not said and not why:
            continue
        kind, _, given = form.types[name].partition(" ")
        out.append(f"[answers.{quoted(id_of(name))}]")
        state = STATES.get(said if kind != "text" else "", STATES.get(why))
        option = lambda choice: quoted(choice.replace("__", "_"))
        if state:
            out.append(f"state = {quoted(state)}")
            if state == "not-applicable":
                out.append(f"reason = {quoted(get(name + '___why_not_applicable'))}")
        elif kind == "select_multiple":
            out.append("value = [" + ", ".join(option(choice) for choice in said.split() if choice != "_none") + "]")
        elif kind == "select_one":
            own = [choice for choice in form.lists[given] if not choice.startswith("_")]
            level = own == [str(level) for level in range(len(own))]
            out.append(f"value = {said if level else option(said)}")
        else:
            out.append(f"value = {said if kind == 'decimal' else quoted(said)}")
        if get(name + "___evidence"):
            out.append("evidence = [" + ", ".join(map(quoted, get(name + "___evidence").split())) + "]")
        if get(name + "___note"):
            out.append(f"note = {quoted(get(name + '___note'))}")
        if office:
            out.append(f"by = {quoted(office_id)}")
        out.append(f"on = {get('submission___day')}")
    return "\n".join(out) + "\n"


def main():
    form, folder = Form(sys.argv[1]), Path(sys.argv[2])
    instances = sorted(folder.glob("*.xml"), key=lambda path: int(path.stem))
    roots = [ET.parse(path).getroot() for path in instances]
    filled = []
    for root in roots:
        values = {path[-1]: text for path, text in leaves(root, [])}
        filled.append((values, [entry for entry in documents(root) if entry]))
    key = lambda name, number: {"KEY": f"uuid:{number}", "_uuid": str(number)}.get(name, "x")
    central = ("SET-OF-register___entry", "meta-instanceID", "KEY", "SubmitterName", "FormVersion")
    write_csv(folder / "central.csv", table(form, "-", filled, False, central, key))
    write_csv(folder / "split.csv", table(form, "", filled, True, central, key))
    fields = [f"register___{name}" for name in ("id", "title", "reference", "date", "status")]
    lines = [fields + ["PARENT_KEY", "KEY"]]
    for number, (_, entries) in enumerate(filled):
        lines += [[entry.get(field, "") for field in fields] + [f"uuid:{number}", f"uuid:{number}/{at}"] for at, entry in enumerate(entries)]
    write_csv(folder / "central-register___entry.csv", lines)
    kobo = ("_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index")
    write_csv(folder / "kobo.csv", table(form, "/", filled, True, kobo, key), ";", csv.QUOTE_ALL)
    results = []
    for number, (root, (_, entries)) in enumerate(zip(roots, filled)):
        flat = {"_id": number, "formhub/uuid": "x", "_attachments": [], "_geolocation": [None, None], "_validation_status": {}}
        flat |= {"/".join(path): text for path, text in leaves(root, []) if text}
        if entries:
            flat["register___entry"] = [{f"register___entry/{name}": value for name, value in entry.items()} for entry in entries]
        results.append(flat)
    (folder / "kobo.json").write_text(json.dumps({"count": len(results), "next": None, "results": results}), encoding="utf-8")
    value = []
    for number, (root, (values, entries)) in enumerate(zip(roots, filled)):
        value.append({"__id": f"uuid:{number}", "__system": {"edits": 0}, **nested(values, root), "register___entry": entries})
    (folder / "odata.json").write_text(json.dumps({"@odata.context": "x", "value": value}), encoding="utf-8")
    for number, (values, entries) in enumerate(filled):
        (folder / f"{number}.toml").write_text(answer_file(form, values, entries), encoding="utf-8")


main()
