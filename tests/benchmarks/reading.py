"""Reading beside peers, measured in one run: `python -m tests.benchmarks.reading [FILE ...]`.

Without files it reads drafts that are made here and are the same on every run. Times are CPU, the median of `ROUNDS`.
A megabyte is one of the file's text as it is stored: of `document.xml` for Word, of the whole file for PDF.
The last column is Clauseline's time by that of the peer: below 1, the peer takes more. The peer gives words only,
without clauses; it is skipped when it is not installed.
"""

from __future__ import annotations

import importlib.util
import io
import random
import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from proposals.reading import read
from tests.drafts import word

WORDS = re.findall(
    r"\w+",
    "the platform shall keep records of each user and may share identity data with other bodies when a court "
    "asks for them under law of place avatar gaze record token trust person consent device service operator",
)
ROUNDS = 5
MEGABYTE = 1_000_000
LONG = (450, 200)
"""Clauses and tables of a draft of about 900,000 characters."""

_FORMAT = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/>'
_SIDES = ("top", "left", "bottom", "right")


def written(clauses: int, tables: int) -> bytes:
    """A Word file of so many clauses with five paragraphs each, and so many tables of ten rows."""
    chance = random.Random(11)
    body: list[str] = []
    for clause in range(1, clauses + 1):
        depth = 1 + (clause - 1) % 3
        body.append(word.paragraph(f"{_words(chance, 4)}".capitalize(), f"Heading{depth}", numbering=(1, depth - 1)))
        body += [_paragraph(chance) for _ in range(5)]
        if clause <= tables:
            body.append(word.paragraph(f"Table {clause} – {_words(chance, 5)}"))
            body.append(word.table(*(word.row(*(_cell(chance) for _ in range(4))) for _ in range(10))))
    levels = "".join(word.level(depth, ".".join(f"%{k + 1}" for k in range(depth + 1))) for depth in range(3))
    return word.word_file(*body, numbers=word.numbering({1: levels}))


def _paragraph(chance: random.Random) -> str:
    """A paragraph in six runs, as people's edits leave them."""
    runs = (word.run(_words(chance, 8) + " ", _FORMAT) for _ in range(6))
    return word.paragraph(
        properties=f'<w:spacing w:before="120"/><w:jc w:val="both"/><w:rPr>{_FORMAT}</w:rPr>', inner="".join(runs)
    )


def _cell(chance: random.Random) -> str:
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    words = word.paragraph(
        properties='<w:spacing w:before="40" w:after="40"/>', inner=word.run(_words(chance, 5), _FORMAT)
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="2410" w:type="dxa"/><w:tcBorders>{borders}</w:tcBorders></w:tcPr>{words}</w:tc>'


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def by_python_docx(data: bytes) -> None:
    import docx

    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def by_pypdfium2(data: bytes) -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        _ = page.get_textpage().get_text_range()


PEERS: dict[str, tuple[str, Callable[[bytes], None]]] = {
    ".docx": ("docx", by_python_docx),
    ".pdf": ("pypdfium2", by_pypdfium2),
}
"""By the ending of the file: the peer's package, and how it gives the words."""


def weight(data: bytes) -> float:
    """Megabytes of the text as it is stored."""
    if not data.startswith(b"PK"):
        return len(data) / MEGABYTE
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.getinfo("word/document.xml").file_size / MEGABYTE


def seconds(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The CPU seconds of one run, the median of several."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def rows(drafts: Iterable[tuple[str, bytes]], rounds: int = ROUNDS) -> Iterable[str]:
    """The table, line by line."""
    yield f"{'file':40}{'MB':>8}{'ms':>9}{'ms/MB':>8}{'peer':>14}{'peer ms':>10}{'x':>7}"
    for name, data in drafts:
        ours, size = seconds(partial(read, data, name), rounds), weight(data)
        told = f"{name[:39]:40}{size:8.2f}{1000 * ours:9.0f}{1000 * ours / size:8.1f}"
        package, peer = PEERS.get(Path(name).suffix, ("", None))
        if peer is not None and importlib.util.find_spec(package):
            theirs = seconds(partial(peer, data), rounds)
            told += f"{package:>14}{1000 * theirs:10.0f}{ours / theirs:7.3f}"
        yield told


def main(names: list[str]) -> None:
    files = [(Path(name).name, Path(name).read_bytes()) for name in names]
    for told in rows(files or [("long.docx", written(*LONG))]):
        sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
