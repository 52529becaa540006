"""Compares the words of a report's linear text with what two readers copy out of its PDF.

Prints the share of the words that come out in order (longest common subsequence) and fails below a bound. The linear text
names parts that a page shows in other ways (headings of columns in each cell, figures of marks), so those are left out first.
"""

import re
import subprocess
import sys

from pypdf import PdfReader

LEAST = 0.97


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00a0", " ").replace("\u00ad", ""))


def expected(path: str) -> list[str]:
    """The paragraphs, lists and headings; cells of tables without the headings that linear text repeats."""
    kept: list[str] = []
    in_table = False
    for line in open(path, encoding="utf-8").read().split("\n"):
        line = re.sub(r"^(Section|Subsection|Topic|Table|Marking|Chart): ", "", line)
        # Room to write is drawn; linear text has to say it.
        line = line.removesuffix(": to be written by hand")
        if line.count("; ") >= 1 and re.match(r"[^:;]{1,40}: [^;]*; ", line):
            in_table = True
            first = line.split("; ")[0].split(": ", 1)
            kept.append(first[-1])
            continue
        if in_table and not line:
            in_table = False
        kept.append(line)
    return words("\n".join(kept))


def in_order(wanted: list[str], found: list[str]) -> float:
    """The longest common subsequence as a share of what is wanted, with a bit for each wanted word (after Hyyrö)."""
    places: dict[str, int] = {}
    for at, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(wanted)) - 1
    open_bits = every
    for word in found:
        met = open_bits & places.get(word, 0)
        open_bits = (open_bits + met | open_bits - met) & every
    return (len(wanted) - open_bits.bit_count()) / max(1, len(wanted))


def main() -> int:
    text, pdf = sys.argv[1:3]
    wanted = expected(text)
    poppler = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout
    reader = PdfReader(pdf)
    pypdf = "\n".join(page.extract_text() for page in reader.pages)
    shares = {"poppler": in_order(wanted, words(poppler)), "pypdf": in_order(wanted, words(pypdf))}
    told = ", ".join(f"{name} {share:.1%}" for name, share in shares.items())
    print(f"{pdf.rsplit('/', 1)[-1]}: {len(reader.pages)} pages, {len(wanted)} words, in order: {told}")
    return 0 if min(shares.values()) >= LEAST else 1


sys.exit(main())
