"""Holds documents and the pages that LibreOffice makes of them to the text report. Called by .ci/docx.

    docx-pages.py FILES PDF      folders with NAME.docx and NAME.txt, and with NAME.pdf
"""

import pathlib
import re
import subprocess
import sys

import docx

# The least share of the different words of the text report that stand on the pages or beside them; the text has words such as
# "Table" for what a page shows.
PRESENT = 0.98


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


def beside(document, pdf):
    """What the margins say, and what pictures say to those who do not see them."""
    margins = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pictures = document.element.xpath("//wp:docPr/@descr")
    return "\n".join([margins, *pictures])


def letters(text):
    """What is left of a text without what depends on where its lines break."""
    return re.sub(r"[\s\-\u2610\u25cb]", "", text)


def places(paragraphs, squeezed):
    """Which paragraphs are on the pages in order, and which are not there; a page break may part one, but only in two."""
    lost, last, ordered = [], 0, 0
    for text in paragraphs:
        wanted = letters(text)
        at = squeezed.find(wanted, last)
        if at < 0 and wanted in squeezed:
            continue
        if at < 0:
            parts = ((wanted[:cut], wanted[cut:]) for cut in range(len(wanted) - 1, 0, -1))
            whole = [squeezed.find(a, last) for a, b in parts if a in squeezed and b in squeezed]
            if not whole:
                lost.append(text)
                continue
            at = whole[0]
        if at >= last:
            ordered += 1
            last = at
    return ordered, lost


def check(name, files, pdf):
    document = docx.Document(files / f"{name}.docx")
    count, text = pages_of(pdf / f"{name}.pdf")
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    problems = []
    if count == 0:
        problems.append("no pages")
    # What stands in one column reads in order; the cells of a row stand side by side.
    paragraphs = [p.text for p in document.paragraphs if p.text.strip()]
    ordered, lost = places(paragraphs, letters(text))
    if lost and not name.startswith("odd"):
        problems.append(f"{len(lost)} paragraphs are not on the pages, such as {lost[0][:80]!r}")
    share = None
    plain = files / f"{name}.txt"
    if plain.exists():
        if ordered < len(paragraphs):
            problems.append(f"only {ordered} of {len(paragraphs)} paragraphs are in order")
        wanted, found = set(words(plain.read_text().replace("-", ""))), set(words(re.sub(r"-\n?", "", text + beside(document, pdf / f"{name}.pdf"))))
        share = len(wanted & found) / max(1, len(wanted))
        if share < PRESENT:
            problems.append(f"only {share:.1%} of the words of the text are on the pages: {sorted(wanted - found)[:20]}")
        if not headings and "Section: " in plain.read_text():
            problems.append("no headings")
        if not document.tables and "Table: " in plain.read_text():
            problems.append("no tables")
    properties = document.core_properties
    if properties.language != "en-GB" or not (properties.title or name.startswith("odd")):
        problems.append(f"properties: {properties.title!r}, {properties.language!r}")
    shown = "" if share is None else f", {ordered} paragraphs in order, {share:.2%} of the words"
    print(f"{name}: {count} pages, {len(headings)} headings, {len(document.tables)} tables{shown}")
    return [f"{name}: {problem}" for problem in problems]


def main():
    files, pdf = map(pathlib.Path, sys.argv[1:3])
    names = sorted(path.stem for path in files.glob("*.docx"))
    problems = [problem for name in names for problem in check(name, files, pdf)]
    print("\n".join(problems), file=sys.stderr)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
