"""How well origins are found: `python -m tests.benchmarks.finding_origins FOLDER [--same NAME ...] [--clauses 50000]`.

FOLDER has a folder for each proposal with its versions. Folders whose names begin with one `--same` are one family,
whose drafts share words by right; all others are taken for strangers. Where a folder has `alignment.json`
(`{"old_clauses", "new_clauses", "pairs"}`, clauses with "number" and "title"), its `old.*` and `new.*` are two
proposals, and it is counted how often the right clause of the old one is among the first three origins.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clauseline.origins import Library, Origin, Source, origins_of, shared
from clauseline.outline import ClauseText, Outline
from clauseline.reading import Unreadable, read
from tests.benchmarks.planting import Planted, planted, shuffled
from tests.benchmarks.table import Table, plain

RATES = (0.0, 0.1, 0.2, 0.3)
SIZES = {"en": (20, 90), "zh": (40, 180)}
"""Words of a planted passage; a word of Chinese has about two signs."""
FIRST = 3
PASSAGES = 300
QUERY = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A version, the folder it was in, and the family of that."""

    folder: Path
    name: str
    family: str
    outline: Outline


def drafts(folder: Path, same: Sequence[str]) -> Iterator[Draft]:
    """What can be read in the folders of a folder."""
    for file in sorted(path for home in sorted(folder.iterdir()) if home.is_dir() for path in home.iterdir()):
        if file.suffix == ".json":
            continue
        home = file.parent
        family = next((one for one in same if home.name.startswith(one)), home.name)
        try:
            yield Draft(home, file.stem, family, read(file.read_bytes(), file.name))
        except Unreadable:
            sys.stderr.write(f"{file} cannot be read.\n")


def sources(of: Sequence[Draft]) -> list[Source]:
    """Each draft as a version of the proposal that its folder is; of a pair with an alignment each as its own."""
    return [Source(_name(one), one.outline, _name(one) if _is_pair(one) else one.folder.name) for one in of]


def _name(one: Draft) -> str:
    return f"{one.folder.name}/{one.name}"


def _is_pair(one: Draft) -> bool:
    return (one.folder / "alignment.json").exists()


def rewrites(of: Sequence[Draft]) -> Iterator[tuple[str, int, int]]:
    """For each pair how many clauses have the right one among their first three, and of how many that share words."""
    by_name = {_name(one): one for one in of}
    for new in of:
        old = by_name.get(f"{new.folder.name}/old")
        if new.name != "new" or not old or not _is_pair(new):
            continue
        strangers = [one for one in of if one.family != new.family]
        others = [one for one in of if one.family == new.family and one.name == "old"]
        found = _by_clause(origins_of(new.outline, among=Library(sources([*others, *strangers]))))
        pairs = [*_pairs(new.folder, old.outline, new.outline)]
        right = sum((_name(old), i) in [(o.source, o.source_clause) for o in found[j][:FIRST]] for i, j in pairs)
        yield new.folder.name, right, len(pairs)


def _pairs(folder: Path, old: Outline, new: Outline) -> Iterator[tuple[int, int]]:
    """The clauses that are each other's, by the alignment, and share words."""
    told = json.loads((folder / "alignment.json").read_text(encoding="utf-8"))
    places = [_places(told["old_clauses"], old), _places(told["new_clauses"], new)]
    for i, j in told["pairs"]:
        if i in places[0] and j in places[1]:
            ours, theirs = places[0][i], places[1][j]
            if shared(new.clauses[theirs].text, old.clauses[ours].text):
                yield ours, theirs


def _places(told: Sequence[dict[str, str]], outline: Outline) -> dict[int, int]:
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for k, clause in enumerate(outline.clauses):
        by_name[clause.number, clause.title.casefold()].append(k)
    found = {k: by_name[row["number"], row["title"].casefold()] for k, row in enumerate(told)}
    return {k: rows[0] for k, rows in found.items() if len(rows) == 1}


def _by_clause(found: Sequence[Origin]) -> dict[int, list[Origin]]:
    by_clause: dict[int, list[Origin]] = defaultdict(list)
    for origin in found:
        by_clause[origin.clause].append(origin)
    return by_clause


def plantings(of: Sequence[Draft], language: str) -> Iterator[tuple[str, ...]]:
    """For each rate of edits how many passages are found, and how much of them."""
    library = Library(sources(of))
    family = {_name(one): one.family for one in of}
    families: dict[str, list[Outline]] = defaultdict(list)
    for one in of:
        if one.outline.language == language:
            families[one.family].append(one.outline)
    if len(families) < 2:
        return
    for rate in RATES:
        chance, shares = random.Random(1), []
        for passage in planted(families, rate, PASSAGES, SIZES[language], chance):
            made = Outline("made", language, (ClauseText("", "", 1, text=passage.text),))
            right = [one for one in origins_of(made, among=library) if family[one.source] == passage.family]
            share = max((_covered(passage, one) for one in right), default=0.0)
            shares.append(share)
        hits = [share for share in shares if share]
        words = f"{sum(hits) / max(len(hits), 1):.3f}"
        yield f"{language}, {rate:.0%} of the words edited", f"{len(hits) / len(shares):.3f}", words


def _covered(one: Planted, origin: Origin) -> float:
    """How much of the planted words lies in the passages of an origin."""
    inside = [min(span.end, one.end) - max(span.start, one.start) for span in origin.spans]
    return sum(size for size in inside if size > 0) / (one.end - one.start)


def strangers(of: Sequence[Draft]) -> tuple[int, int, list[str]]:
    """Of one version of each family how many clauses have words of another family, of how many; and which words."""
    count, told = 0, []
    for family in sorted({one.family for one in of}):
        new = [one for one in of if one.family == family][-1]
        found = _by_clause(origins_of(new.outline, among=Library(sources([one for one in of if one.family != family]))))
        count += len(new.outline.clauses)
        for clause, origins in found.items():
            if not origins[0].template:
                span = origins[0].spans[0]
                words = new.outline.clauses[clause].text[span.start : span.end]
                told.append(f"{_name(new)} {clause} of {origins[0].source}: {' '.join(words.split())[:150]}")
    return len(told), count, told


def mixtures(of: Sequence[Draft]) -> tuple[float, float]:
    """Precision and recall where a third of the clauses of a draft stands anywhere in a foreign one."""
    chance = random.Random(2)
    right = said = true = 0
    longest = {one.family: one for one in sorted(of, key=lambda one: len(one.outline.clauses))}
    for own in longest.values():
        others = [one for one in longest.values() if one.family != own.family and _alike(one, own)]
        if not others:
            continue
        mixed, truth = shuffled(own.outline, chance.choice(others).outline, chance)
        library = Library(sources([one for one in of if one.family == own.family]))
        found = {clause: rows[0] for clause, rows in _by_clause(origins_of(mixed, among=library)).items()}
        texts = {_name(one): one.outline for one in of}
        said += len(found)
        true += len(truth)
        right += sum(
            clause in truth and bool(shared(own.outline.clauses[truth[clause]].text, _text(origin, texts)))
            for clause, origin in found.items()
        )
    return right / max(said, 1), right / max(true, 1)


def _alike(one: Draft, other: Draft) -> bool:
    return one.outline.language == other.outline.language


def _text(origin: Origin, texts: dict[str, Outline]) -> str:
    return texts[origin.source].clauses[origin.source_clause].text


def costs(of: Sequence[Draft], clauses: int) -> tuple[float, float]:
    """CPU seconds in which so many clauses are indexed, and in which 500 others are matched with them.

    The clauses are those of the drafts, their sentences dealt anew so often that there are enough of them.
    """
    chance = random.Random(3)
    texts = [clause.text for one in of for clause in one.outline.clauses if clause.text]
    pieces = [piece for text in texts for piece in text.split("\n")]
    while len(texts) < clauses + QUERY:
        texts.append("\n".join(chance.sample(pieces, 3)))
    chance.shuffle(texts)
    outline = Outline("made", "", tuple(ClauseText("", "", 1, text=text) for text in texts[:clauses]))
    begun = time.process_time()
    library = Library([Source("made", outline, "made")])
    library.having(library._grams[:1])
    indexed = time.process_time()
    origins_of(Outline("made", "", tuple(ClauseText("", "", 1, text=text) for text in texts[-QUERY:])), among=library)
    return indexed - begun, time.process_time() - indexed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--same", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--clauses", type=int, default=50_000)
    asked = parser.parse_args()
    of = [*drafts(asked.folder, asked.same)]
    right = [(name, str(count), str(every)) for name, count, every in rewrites(of)]
    found = [row for language in SIZES for row in plantings(of, language)]
    false, clauses, told = strangers(of)
    precision, recall = mixtures(of)
    indexing, matching = costs(of, asked.clauses)
    figures = [
        ("clauses with words of a stranger", f"{false} of {clauses}"),
        ("shuffled into a foreign draft: precision", f"{precision:.3f}"),
        ("shuffled into a foreign draft: recall", f"{recall:.3f}"),
        (f"{asked.clauses} clauses indexed, CPU s", f"{indexing:.2f}"),
        (f"{QUERY} clauses matched with them, CPU s", f"{matching:.2f}"),
    ]
    for table in (
        Table("The right clause among the first three", ("", "found", "of"), right),
        Table("Planted passages", ("", "found", "of their words"), found),
        Table("Figures", ("", ""), figures, told),
    ):
        sys.stdout.write(plain(table))


if __name__ == "__main__":
    main()
