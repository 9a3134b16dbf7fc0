"""Clauseline beside peers, measured in one run: `python -m tests.benchmarks.comparing [--pair OLD NEW] [--quick]`.

Prints what each takes for a pair of drafts in plain text and one in Markdown, whether the result is always the same,
what reading Word and PDF takes, how long drafts take as they grow, and for each figure that is promised whether it is
met. All drafts are made here unless a pair is given. With `--markdown` the tables are printed for a page; with
`--markdown PAGE` they also take the place of what stands in the page under its heading "The figures".
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks import reading
from tests.benchmarks.beside import Contest, Pair, as_taken, comparison, made
from tests.benchmarks.machine import ran_on
from tests.benchmarks.measuring import HERE, Taken, exponent, least, run
from tests.benchmarks.printing import KINDS
from tests.benchmarks.promises import promised
from tests.benchmarks.table import Table, as_markdown, plain

SIZES = (1, 2, 4, 8, 16)
NAMES = {".txt": "text", ".md": "Markdown"}
"""The kinds of drafts that every peer compares."""
FIGURES = "The figures"
"""The heading of what is printed into a page."""


def main() -> None:
    told = asked()
    printed = [f"{ran_on()}\n\n"]
    sys.stdout.write(printed[0])
    with tempfile.TemporaryDirectory() as name:
        for table in tables(Path(name), told):
            printed.append(as_markdown(table) if told.markdown is not None else plain(table))
            sys.stdout.write(printed[-1])
            sys.stdout.flush()
    if told.markdown:
        page = Path(told.markdown)
        page.write_text(with_figures(page.read_text(encoding="utf-8"), "".join(printed)), encoding="utf-8")


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pair", nargs=2, type=Path, metavar=("OLD", "NEW"), help="two .txt or .md instead of ours")
    parser.add_argument("--quick", action="store_true", help="leave out peers that take more than a second")
    parser.add_argument("--no-growth", action="store_true", help="leave out how the time grows")
    parser.add_argument("--markdown", nargs="?", const="", metavar="PAGE", help="as tables of a page, and into it")
    told = parser.parse_args()
    if told.pair and {path.suffix for path in told.pair} not in [{suffix} for suffix in NAMES]:
        parser.error("the peers compare two .txt or two .md")
    if told.markdown and f"\n## {FIGURES}\n" not in Path(told.markdown).read_text(encoding="utf-8"):
        parser.error(f"{told.markdown} has no heading “{FIGURES}”")
    return told


def with_figures(page: str, figures: str) -> str:
    """The page with these figures for those under its heading."""
    before, heading, rest = page.partition(f"\n## {FIGURES}\n")
    _, mark, after = rest.partition("\n## ")
    return f"{before}{heading}\n{figures.strip()}\n{mark}{after}"


def tables(folder: Path, told: argparse.Namespace) -> Iterator[Table]:
    """Each table when it is measured, that of the promises last."""
    measured: dict[str, float] = {}
    for pair in [given_in(folder, told.pair)] if told.pair else [made(folder / kind, suffix=kind) for kind in NAMES]:
        yield compared(folder, pair, measured, is_quick=told.quick)
    yield read(folder, measured)
    if not told.no_growth:
        yield grown(folder, measured)
    yield promised(measured)


def given_in(folder: Path, given: Sequence[Path]) -> Pair:
    """Copies of the given pair in a folder where other files can stand beside them."""
    (folder / "given").mkdir()
    old, new = (folder / "given" / f"{side}{path.suffix}" for side, path in zip(("old", "new"), given, strict=True))
    for path, copy in zip(given, (old, new), strict=True):
        shutil.copy(path, copy)
    return old, new


def compared(folder: Path, pair: Pair, measured: dict[str, float], *, is_quick: bool) -> Table:
    """One pair beside the peers, those of Markdown only beside quick ones; keeps how many results came out."""
    suffix = pair[0].suffix
    kind = NAMES[suffix]
    contest = Contest(pair, made(folder / f"warm{suffix}", seed=11, suffix=suffix))
    table = contest.table(f"{kind.capitalize()} drafts", is_quick=is_quick or kind == "Markdown")
    results = sorted(contest.results())
    measured["results"] = max(len(results), measured.get("results", 0))
    took, number = contest.slowest()
    notes = (
        f"{len(contest.ours) + 1} processes, all with other hash seeds, the last while all processors were busy, "
        f"came to {len(results)} result{'s' * (len(results) > 1)}: sha256 {', '.join(results)}.",
        f"The slowest pair of clauses, {number} of the old text, takes {took:.1f} ms of CPU when compared alone.",
    )
    return replace(table, notes=(*table.notes, *notes))


def read(folder: Path, measured: dict[str, float]) -> Table:
    """A long Word draft and printed ones beside what only parses them or gives their text."""
    files, notes = [folder / "long.docx"], []
    run([sys.executable, "-m", "tests.benchmarks.long_draft", str(files[0])])
    if shutil.which("soffice"):
        text, _ = made(folder / "printed")
        run([sys.executable, "-m", "tests.benchmarks.printing", str(text), str(folder)])
        files += [folder / f"{kind}.pdf" for kind in KINDS]
    else:
        notes.append("PDF is left out: LibreOffice prints it, the package libreoffice-writer.")
    found = list(reading.measured(files))
    measured |= {one.name: one.times for one in found if one.peer in reading.PROMISED}
    return replace(reading.table(found), notes=notes)


def grown(folder: Path, measured: dict[str, float]) -> Table:
    """How time and memory grow over drafts of different texts; keeps what was promised of that."""
    warm = made(folder / "warm growth", seed=11)
    took: list[Taken] = []
    rows, kilobytes = [], []
    for size in SIZES:
        pair = made(folder / f"times {size}", size, seed=23)
        figures = [comparison(pair, warm, seed) for seed in range(3)]
        took.append(least([as_taken(one) for one in figures]))
        kilobytes.append(sum(path.stat().st_size for path in pair) / 1000)
        told = (f"{kilobytes[-1]:.0f}", str(sum(figures[0]["clauses"])), f"{took[-1].cpu:.2f}")
        parts = (f"{min(one[part] for one in figures):.2f}" for part in ("reading", "comparing"))
        rows.append((f"× {size}", *told, *parts, f"{took[-1].wall:.2f}", f"{took[-1].memory:.0f}"))
    measured["long"] = took[-1].cpu
    power = exponent(kilobytes, [one.cpu for one in took])
    heads = ("text drafts", "kB", "clauses", "CPU s", "reading", "comparing", "wall s", "MiB")
    return Table(
        "As drafts grow",
        heads,
        rows,
        [f"Both sides together. The CPU time grows by the power {power:.2f} of the size."],
    )


if __name__ == "__main__":
    os.chdir(HERE)
    main()
