"""How often what is said of binding force is true: `python -m tests.benchmarks.sayings FOLDER [--fetch MIRRORS]`.

The labels are one reader's, given to sentences of drafts and laws without seeing whether a saying was firm. They hold
no words of these texts, only a hash of each sentence. "said" rows were drawn at random from what Clauseline said,
"drawn" rows from the binding sentences of one side that the other does not have word for word. Some general
faults that they showed were mended afterwards. FOLDER has a folder for each pair with `old.*` and `new.*`, as
`sayings_sources.tsv` names them; `--fetch` fills it from clones of the repositories that stand under MIRRORS as
OWNER/NAME.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from clauseline import compare, read
from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.outline import Outline
from tests.benchmarks.table import Table, plain

HERE = Path(__file__).parent
DIRECTIONS = ("weakened", "strengthened")
ANY = "*"


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader said of a sentence: `old` and `new` are hashes, "-" where it is not, "*" for any."""

    how: str
    pair: str
    old: str
    new: str
    gold: str


@dataclass(frozen=True, slots=True)
class Said:
    """What Clauseline says of a sentence: "" where it says nothing of its force."""

    verdict: str
    sure: bool


def hashed(sentence: str) -> str:
    """A sentence without signs and case, as 16 hexadecimal digits of its SHA-256; "-" for none."""
    folded = "".join(filter(str.isalnum, sentence.casefold()))
    return hashlib.sha256(folded.encode()).hexdigest()[:16] if sentence else "-"


def labels() -> list[Label]:
    with (HERE / "sayings_labels.tsv").open(encoding="utf-8") as file:
        return [Label(**row) for row in csv.DictReader(file, delimiter="\t")]


def sayings(folder: Path) -> Iterator[tuple[str, str, StrengthChange]]:
    """The hashes of both sentences of each row of force of a pair, and the row."""
    old, new = (_read(folder, side) for side in ("old", "new"))
    for change in compare(old, new).changes:
        for row in change.strength:
            yield hashed(_words(row.old, old, change.old)), hashed(_words(row.new, new, change.new)), row


def said_of(label: Label, rows: Sequence[tuple[str, str, StrengthChange]]) -> Said:
    """What the rows of its pair say of a labelled sentence."""
    for old, new, row in rows:
        if label.old in (old, ANY) and label.new in (new, ANY):
            return Said(row.verdict if row.verdict in DIRECTIONS else "", row.sure)
    return Said("", True)


def right(found: Sequence[tuple[Label, Said]], verdict: str, *, firm: bool) -> tuple[int, int]:
    """How many of those said are true, and how many are said."""
    told = [label for label, said in found if said.verdict == verdict and (said.sure or not firm)]
    return sum(label.gold == verdict for label in told), len(told)


def interval(hits: int, count: int) -> str:
    """Wilson's interval of 95 % for a part."""
    if not count:
        return "-"
    z, part = 1.96, hits / count
    middle = part + z * z / (2 * count)
    half = z * sqrt(part * (1 - part) / count + z * z / (4 * count * count))
    low, high = ((middle + side * half) / (1 + z * z / count) for side in (-1, 1))
    return f"{part:.2f} ({low:.2f} to {high:.2f})"


def table(found: Sequence[tuple[Label, Said]]) -> Table:
    """Right of those said, firmly and in all; found of the true ones among those drawn."""
    rows = []
    for verdict in DIRECTIONS:
        drawn = [(label, said) for label, said in found if label.how == "drawn" and label.gold == verdict]
        hits = [said for _, said in drawn if said.verdict == verdict]
        row = [verdict, *(interval(*right(found, verdict, firm=firm)) for firm in (True, False))]
        row += [interval(sum(said.sure for said in hits), len(drawn)), interval(len(hits), len(drawn))]
        rows.append(tuple(row))
    counts = Counter(label.how for label, _ in found)
    title = f"What is said of force: {counts['said']} sayings, {counts['drawn']} sentences drawn"
    return Table(title, ("", "firm: right", "all: right", "firm: found", "all: found"), rows)


def fetch(folder: Path, mirrors: Path) -> None:
    """Take both texts of each pair out of the clones under `mirrors`."""
    with (HERE / "sayings_sources.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            home = folder / row["pair"]
            home.mkdir(parents=True, exist_ok=True)
            for side in ("old", "new"):
                where = f"{row[f'{side} commit']}:{row[f'{side} path']}"
                command = ["git", "-C", str(mirrors / row["repository"]), "show", where]
                text = subprocess.run(command, check=True, capture_output=True).stdout
                (home / f"{side}.{row['form']}").write_bytes(text)


def _read(folder: Path, side: str) -> Outline:
    file = next(iter(sorted(folder.glob(f"{side}.*"))))
    return read(file.read_bytes(), file.name)


def _words(one: Strength | None, outline: Outline, clauses: Sequence[int]) -> str:
    text = "\n".join(outline.clauses[index].text for index in clauses)
    return text[one.start : one.end] if one else ""


def measure(folder: Path) -> list[tuple[Label, Said]]:
    """What is said of every labelled sentence of the pairs that are in the folder."""
    by_pair: Mapping[str, list[Label]] = defaultdict(list)
    for label in labels():
        by_pair[label.pair].append(label)
    found = []
    for pair, own in sorted(by_pair.items()):
        if (folder / pair).is_dir():
            rows = list(sayings(folder / pair))
            found += [(label, said_of(label, rows)) for label in own]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fetch", type=Path, metavar="MIRRORS")
    asked = parser.parse_args()
    if asked.fetch:
        fetch(asked.folder, asked.fetch)
    sys.stdout.write(plain(table(measure(asked.folder))))


if __name__ == "__main__":
    main()
