"""Small files that were made to keep a reader busy: each is read within seconds.

Dear: each file would take minutes if a bound were gone, which shows at this size alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from clauseline.reading import Unreadable, read
from tests.drafts import open as opened
from tests.drafts import word
from tests.drafts.printed import pdf_file
from tests.ending import comes_to_an_end

SCOPE = word.paragraph("1\tScope", "Heading1")


def styled(count: int) -> bytes:
    """Styles that each stand on the next."""
    rows = [word.style(f"S{n}", f"n{n}", based_on=f"S{n + 1}") for n in range(count)]
    return word.word_file(*[word.paragraph("x", f"S{n}") for n in range(count)], styles="".join(rows))


def commented(count: int) -> bytes:
    """Comments on all the text, whose ends are missing."""
    starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(2_000))
    comments = "".join(f'<w:comment w:id="{n}">{word.paragraph("Why?")}</w:comment>' for n in range(2_000))
    runs = (word.run("word", "<w:i/>") + word.run("word", "<w:u/>")) * count
    return word.word_file(SCOPE, word.paragraph(inner=starts + runs), parts={"comments": comments})


def annotated(count: int) -> bytes:
    """Notes that one paragraph of an OpenDocument text calls."""
    note = "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>"
    return opened.open_file(opened.heading("Scope"), opened.paragraph(inner=f"word {note}" * count))


def _word(number: int) -> str:
    """A word that no other number has: lines of pages are alike but for their numbers."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "numbers with wide stops": (
        "x.txt", lambda: "".join(f"{n % 90 + 1}．{n % 9 + 1} General\n\n" for n in range(25_000)).encode()
    ),
    "headings with wide stops": ("x.md", lambda: ("# 1．1 General\n" * 25_000).encode()),
    "styles on styles": ("x.docx", partial(styled, 5_000)),
    "comments without an end": ("x.docx", partial(commented, 40_000)),
    "notes in one paragraph": ("x.odt", partial(annotated, 60_000)),
    "a table of items": (
        "x.html", lambda: b"<h2>1 Scope</h2><table>" + b"<tr><td>a)</td><td>w</td></tr>" * 20_000 + b"</table>"
    ),
    "the start of a division": ("x.md", lambda: b"# Scope\n\n" + b":" * 300_000 + b" {" + b"a" * 300_000),
    "spaces of a page": ("x.html", lambda: b"<h2>1 Scope</h2><p style='display" + b" " * 400_000 + b"'>x</p>"),
    "declarations of a page": ("x.html", lambda: b"<html><h2>1 Scope</h2>" + b"<?xml a" * 100_000),
    "cells of a grid": ("x.txt", lambda: b"1 Scope\n\n" + (b"+---" * 900 + b"+\n" + b"| a " * 900 + b"|\n") * 900),
    "elements of a page": ("x.html", lambda: b"<h2>1 Scope</h2><p>" + b"<i>" * 3_000_000),
    "brackets in brackets": ("x.md", lambda: b"# Scope\n\n" + b"[" * 10_000_000),
    "notes side by side": (
        "x.xml",
        lambda: b"<standard><body><sec><label>1</label><title>Scope</title>"
        + b"<non-normative-note><p>n</p></non-normative-note>" * 60_000 + b"</sec></body></standard>",
    ),
    "leaders without a page": ("x.md", lambda: b"Contents\n\n" + b"a" + b" ." * 300_000 + b"x\n\n# Scope\n"),
    "cells over rows and columns": (
        "x.html", lambda: b"<h2>1 Scope</h2><table>" + b"<tr><td rowspan=1000 colspan=1000>a" * 5_000 + b"</table>"
    ),
    "cells over rows and columns in XML": (
        "x.xml",
        lambda: b"<rfc><front/><middle><section><table>" + b'<tr><td rowspan="1000" colspan="1000">a</td></tr>' * 5_000
        + b"</table></section></middle></rfc>",
    ),
    "spaces in a title": ("x.txt", lambda: b"Contents\n\nA\n\na" + b" " * 200_000 + b"x\n\nB\n"),
    "columns under dashes": (
        "x.txt", lambda: b"1 Scope\n\na" + b"  a" * 9_999 + b"\n" + b"-- " * 10_000 + b"\n" + b"a\n" * 10_000
    ),
    "words under dashes": (
        "x.txt",
        lambda: b"1 Scope\n\na" + b"  a" * 39_999 + b"\n" + b"-- " * 40_000 + b"\na" + b"  a" * 39_999 + b"\n"
        + b" a  " * 40_000,
    ),
    "rows of uneven bars": (
        "x.txt", lambda: b"1 Scope\n\n+---+\n| " + b"|a" * 30_000 + b"|\n" + b"| |\n" * 30_000 + b"+---+\n"
    ),
    "grids that take turns": (
        "x.txt", lambda: b"1 Scope\n\n" + b"+---+\n| a |\n+---+\n +---+\n | a |\n +---+\n" * 20_000
    ),
    "borders that do not meet": ("x.md", lambda: b"# Scope\n\n" + b"+---+\n+abc|\n" * 100_000),
    "a border without an end": ("x.txt", lambda: b"1 Scope\n\n+" + b"-" * 300_000 + b"|\n| a |\n+---+\n"),
    "accents in a grid": (
        "x.txt", lambda: ("1 Scope\n\n+---+\n| e" + "\u0301" * 2_000_000 + " |\n+---+\n").encode()
    ),
    "fences that are none": ("x.md", lambda: b"# Scope\n\n" + b"`" * 300_000 + b"x`\n"),
    "tables of pipes": ("x.md", lambda: b"# Scope\n\n|a|b|\n|-|-|\n" + b"|a|b|\n" * 110_000),
    "stars around stars": ("x.md", lambda: b"# Scope\n\n" + b"a**a*" * 800_000),
    "notes of Markdown": (
        "x.md", lambda: b"# Scope\n\n" + b"".join(b"a[^%d]\n\n[^%d]: n\n\n" % (n, n) for n in range(60_000))
    ),
    "rows of code": ("x.html", lambda: b"<h2>1 Scope</h2><pre>" + b"a\n" * 2_000_000 + b"</pre>"),
    "colons in a cell": (
        "x.html", lambda: b"<table><tr><td>" + b":" * 200_000 + b"x<td>b</table><h2>1 Scope</h2>"
    ),
    "paragraphs over very many pages": (
        "x.txt",
        lambda: "".join(f"{_word(n)} word{' word' * 13} {_word(n)}\f" for n in range(100_000)).encode(),
    ),
    "words in very many columns": (
        "x.pdf", lambda: pdf_file([(50 * (n % 200), 800 - n // 200 * 12, "word") for n in range(10_000)])
    ),
    "numbers beside very many rows": (
        "x.pdf",
        lambda: pdf_file([
            (left, 800 - n * 12, words) for n in range(20_000) for left, words in ((40, str(n + 1)), (72, "word " * 4))
        ]),
    ),
}  # fmt: skip


@comes_to_an_end  # each took minutes before it was bounded
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_file_costs_little(bomb):
    name, make = BOMBS[bomb]
    file = make()
    try:
        read(file, name)
    except Unreadable as no:
        assert str(no).endswith(".")
