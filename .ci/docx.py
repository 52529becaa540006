"""Holds documents and the pages that LibreOffice makes of them to the text report. Called by .ci/docx.

    docx.py FILES PDF      folders with NAME.docx and NAME.txt, and with NAME.pdf
"""

import collections
import pathlib
import re
import subprocess
import sys

import docx

# How far a word may have moved, in words: the cells of a row stand side by side on a page, and below each other in the text.
WINDOW = 400
# The least share of the words of the text report that stand on the pages in order.
IN_ORDER = 0.97


def words(text):
    return re.findall(r"\w+", text)


def pages_of(pdf):
    """The words between the margins of all pages, in the order of a reader."""
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    count = int(re.search(r"^Pages:\s+(\d+)", info, re.M).group(1))
    height = float(re.search(r"^Page size:\s+[\d.]+ x ([\d.]+)", info, re.M).group(1))
    crop = ["-x", "0", "-y", "50", "-W", "700", "-H", str(int(height - 105))]
    text = subprocess.run(["pdftotext", *crop, pdf, "-"], capture_output=True, text=True, check=True).stdout
    return count, text


def in_order(wanted, found):
    """The share of words that are found about where they are wanted."""
    places = collections.defaultdict(list)
    for at, word in enumerate(found):
        places[word].append(at)
    hits, last = 0, 0
    for at, word in enumerate(wanted):
        near = [place for place in places[word] if abs(place - last) <= WINDOW]
        if near:
            hits += 1
            after = [place for place in near if place >= last]
            last = after[0] if after else last
    return hits / max(1, len(wanted))


def check(name, files, pdf):
    document = docx.Document(files / f"{name}.docx")
    count, text = pages_of(pdf / f"{name}.pdf")
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    problems = []
    if count == 0:
        problems.append("no pages")
    squeezed = "".join(text.split())
    # What stands in one column reads in order; the letters are compared, since lines break where they like.
    lost = [p.text for p in document.paragraphs if "".join(p.text.replace("\u2610", "").split()) not in squeezed]
    if not name.startswith("odd"):
        across = [text for text in lost if not broken_by_a_page(text, squeezed)]
        if across:
            problems.append(f"{len(across)} paragraphs are not on the pages, such as {across[0][:80]!r}")
    share = None
    plain = files / f"{name}.txt"
    if plain.exists():
        # Labels that a text repeats in each row stand once on a page, as heads of columns.
        wanted = words(re.sub(r"(?m)^(Marking|Section|Subsection|Table|Chart): ", "", plain.read_text()))
        share = in_order(wanted, words(text))
        if share < IN_ORDER:
            problems.append(f"only {share:.1%} of the words of the text are in order")
        if not headings and "Section: " in plain.read_text():
            problems.append("no headings")
        if not document.tables and "Table: " in plain.read_text():
            problems.append("no tables")
    properties = document.core_properties
    if properties.language != "en-GB" or not (properties.title or name.startswith("odd")):
        problems.append(f"properties: {properties.title!r}, {properties.language!r}")
    shown = "" if share is None else f", {share:.2%} of the words in order"
    print(f"{name}: {count} pages, {len(headings)} headings, {len(document.tables)} tables{shown}")
    return [f"{name}: {problem}" for problem in problems]


def broken_by_a_page(text, squeezed):
    """Whether a text is there in two parts: its beginning and its end."""
    letters = "".join(text.split())
    return any(letters[:at] in squeezed and letters[at:] in squeezed for at in range(1, len(letters)))


def main():
    files, pdf = map(pathlib.Path, sys.argv[1:3])
    names = sorted(path.stem for path in files.glob("*.docx"))
    problems = [problem for name in names for problem in check(name, files, pdf)]
    print("\n".join(problems), file=sys.stderr)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
