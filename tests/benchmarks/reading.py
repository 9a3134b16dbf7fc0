"""Reading beside peers, measured in one run: `python -m tests.benchmarks.reading [--cells] [FILE ...]`.

Without files it reads a long draft that is made here and is the same on every run. Times are CPU, the median of
`ROUNDS`. A megabyte is one of the file's text as it is stored: of `document.xml` for Word, of the whole file for PDF.
There is a line for each peer; the last column is Clauseline's time by the peer's: below 1, the peer takes more. The
peers give words only, without clauses ("lxml" not even these: it only parses `document.xml`); those that are not
installed are skipped. `--cells` also measures, once, python-docx asked for each cell of a table by row and column.
"""

from __future__ import annotations

import importlib.util
import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from lxml import etree

from proposals.reading import read
from tests.benchmarks.long_draft import LONG, written

ROUNDS = 5
MEGABYTE = 1_000_000


def by_python_docx(data: bytes) -> None:
    import docx

    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def by_cells(data: bytes) -> None:
    import docx

    for table in docx.Document(io.BytesIO(data)).tables:
        for row, column in product(range(len(table.rows)), range(len(table.columns))):
            _ = table.cell(row, column).text


def by_lxml(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        etree.fromstring(archive.read("word/document.xml"))


def by_pypdfium2(data: bytes) -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        _ = page.get_textpage().get_text_range()


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer: the `package` it needs, how it gives the words, and how often it is measured at most."""

    name: str
    package: str
    run: Callable[[bytes], None]
    rounds: int = ROUNDS


PEERS = {
    ".docx": [Peer("python-docx", "docx", by_python_docx), Peer("lxml", "lxml", by_lxml)],
    ".pdf": [Peer("pypdfium2", "pypdfium2", by_pypdfium2)],
}
"""By the ending of the file."""
CELLS = Peer("cell by cell", "docx", by_cells, 1)


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


def rows(drafts: Iterable[tuple[str, bytes]], rounds: int = ROUNDS, *, cells: bool = False) -> Iterable[str]:
    """The table, line by line."""
    yield f"{'file':40}{'MB':>8}{'ms':>9}{'ms/MB':>8}{'peer':>14}{'peer ms':>10}{'x':>7}"
    for name, data in drafts:
        ours, size = seconds(partial(read, data, name), rounds), weight(data)
        told = f"{name[:39]:40}{size:8.2f}{1000 * ours:9.0f}{1000 * ours / size:8.1f}"
        suffix = Path(name).suffix
        peers = [*PEERS.get(suffix, []), *([CELLS] if cells and suffix == ".docx" else [])]
        found = [peer for peer in peers if importlib.util.find_spec(peer.package)]
        for peer in found:
            theirs = seconds(partial(peer.run, data), min(rounds, peer.rounds))
            yield f"{told}{peer.name:>14}{1000 * theirs:10.0f}{ours / theirs:7.3f}"
        if not found:
            yield told


def main(words: list[str]) -> None:
    names = [word for word in words if word != "--cells"]
    files = [(Path(name).name, Path(name).read_bytes()) for name in names]
    for told in rows(files or [("long.docx", written(*LONG))], cells="--cells" in words):
        sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
