"""Reading beside peers, measured in one run: `python -m tests.benchmarks.reading [--cells] [FILE ...]`.

Without files it reads a long Word draft that is made here and is the same on every run. Times are CPU, the least of
`ROUNDS` in each of `TURNS` processes that do nothing else: by how the memory of a process was used before, a parser
takes twice as long or half. A megabyte is one of the file's text as it is stored: of `document.xml` for Word, of the
whole file for PDF. There is a line for each peer; the last column is Clauseline's time by the peer's: below 1, the
peer takes more. The peers give words only, without clauses ("lxml" not even these: it only parses `document.xml`);
those that are not installed are skipped. `--cells` also measures, once, python-docx asked for each cell of a table by
row and column.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from math import nan
from pathlib import Path

from tests.benchmarks.measuring import LEAST, run, seconds, version_of
from tests.benchmarks.table import Table, plain

ROUNDS, TURNS = 3, 3
MEGABYTE = 1_000_000


def by_clauseline(data: bytes, name: str) -> None:
    from clauseline.reading import read

    read(data, name)


def by_python_docx(data: bytes, name: str) -> None:
    import docx

    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def by_cells(data: bytes, name: str) -> None:
    import docx

    for table in docx.Document(io.BytesIO(data)).tables:
        for row, column in product(range(len(table.rows)), range(len(table.columns))):
            _ = table.cell(row, column).text


def by_lxml(data: bytes, name: str) -> None:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        etree.fromstring(archive.read("word/document.xml"))


def by_pypdfium2(data: bytes, name: str) -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        _ = page.get_textpage().get_text_range()


@dataclass(frozen=True, slots=True)
class Reader:
    """How a file of some bytes and a name is read, and by which package, as it is called where it is installed from."""

    name: str
    distribution: str
    run: Callable[[bytes, str], None]
    rounds: int = ROUNDS
    turns: int = TURNS


OURS = Reader("Clauseline", "clauseline", by_clauseline)
WORD, LXML, PDFIUM, CELLS = (
    Reader("python-docx", "python-docx", by_python_docx),
    Reader("lxml, parsing", "lxml", by_lxml),
    Reader("pypdfium2", "pypdfium2", by_pypdfium2),
    Reader("cell by cell", "python-docx", by_cells, 1, 1),
)
READERS = {one.name: one for one in (OURS, WORD, LXML, PDFIUM, CELLS)}
PEERS = {".docx": (WORD, LXML), ".pdf": (PDFIUM,)}
"""By the ending of the file."""
PROMISED = (LXML.name, PDFIUM.name)
"""The peers that promises are set beside."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file of so many `megabytes`, the CPU seconds of reading it, and those of a peer if there is one."""

    name: str
    megabytes: float
    ours: float
    peer: str = ""
    version: str = ""
    theirs: float = nan

    @property
    def times(self) -> float:
        """Ours by theirs."""
        return self.ours / max(self.theirs, LEAST)


def weight(data: bytes) -> float:
    """Megabytes of the text as it is stored."""
    if not data.startswith(b"PK"):
        return len(data) / MEGABYTE
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.getinfo("word/document.xml").file_size / MEGABYTE


def measured(files: Iterable[Path], turns: int = TURNS, *, cells: bool = False) -> Iterator[Read]:
    """Each file beside each peer that is installed."""
    for path in files:
        size = weight(path.read_bytes())
        asked = [*PEERS.get(path.suffix, ()), *([CELLS] if cells and path.suffix == ".docx" else [])]
        peers = [peer for peer in asked if version_of(peer.distribution)]
        taken = by_turns(path, (OURS, *peers), turns)
        for peer in peers:
            yield Read(path.name, size, taken[OURS.name], peer.name, version_of(peer.distribution), taken[peer.name])
        if not peers:
            yield Read(path.name, size, taken[OURS.name])


def by_turns(path: Path, readers: Sequence[Reader], turns: int) -> dict[str, float]:
    """The least CPU seconds of each reader, which run in turns, so that all meet the same machine."""
    taken: dict[str, list[float]] = {one.name: [] for one in readers}
    for turn in range(turns):
        for one in readers:
            if turn < one.turns:
                command = [sys.executable, "-m", "tests.benchmarks.reading", str(path), "--by", one.name]
                taken[one.name].append(float(run(command).answer))
    return {name: min(found) for name, found in taken.items()}


def table(found: Iterable[Read]) -> Table:
    """A row for each file and peer."""
    heads = ("file", "MB", "ms", "ms/MB", "beside", "version", "its ms", "times")
    rows = []
    for one in found:
        milliseconds = 1000 * one.ours
        figures = (f"{one.megabytes:.2f}", f"{milliseconds:.0f}", f"{milliseconds / one.megabytes:.1f}")
        beside = (f"{1000 * one.theirs:.0f}", f"{one.times:.2f}") if one.peer else ("", "")
        rows.append((one.name, *figures, one.peer, one.version, *beside))
    return Table("Reading beside other readers", heads, rows)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="*", type=Path, metavar="FILE")
    asked.add_argument("--cells", action="store_true", help="also python-docx, cell by cell")
    asked.add_argument("--by", choices=READERS, help="only the CPU seconds of this reader, in this process")
    told = asked.parse_args()
    if told.by:
        sys.stdout.write(str(alone(READERS[told.by], *told.files)))
        return
    with tempfile.TemporaryDirectory() as folder:
        files = told.files or [Path(folder) / "long.docx"]
        if not told.files:
            run([sys.executable, "-m", "tests.benchmarks.long_draft", str(files[0])])
        sys.stdout.write(plain(table(measured([path.resolve() for path in files], cells=told.cells))))


def alone(reader: Reader, path: Path) -> float:
    """The least CPU seconds in which a reader reads a file."""
    return seconds(partial(reader.run, path.read_bytes(), path.name), reader.rounds)


if __name__ == "__main__":
    main()
