"""How surely clauses that were translated into a foreign draft are led back to where they come from.

`python -m tests.benchmarks.translated FOLDER`: the folder is that of `tests.benchmarks.aligning`; a document may have
one side alone. For each with known pairs a third of the clauses of the old side is shuffled into as many as two hundred
clauses of strangers in its language. They are looked for among the new sides of all others, its own among them; no
stranger is of a family whose other side is there. Every origin is right or wrong: the clause it was made from, or any
other. Then `STRANGERS` clauses of those with an old side alone are held against all new sides, where nothing is likely.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from clauseline.aligning import Encoder, Known, load_encoder
from clauseline.origins import Source, meant_origins
from clauseline.outline import ClauseText, Outline
from tests.benchmarks.aligning import Document, load

SEEDS, FOREIGN, STRANGERS = (0, 1), 200, 600
LEAST = 25
"""Code points of a clause that is planted, of a text in Han signs or kana; three times as many of others."""


def planted(document: Document, others: list[Document], seed: int) -> tuple[Outline, set[tuple[int, int]]]:
    """A third of the clauses of a document in a draft of strangers, and which clause of the other side each was."""
    chance = random.Random(seed)
    language = document.old.language
    least = LEAST if language in ("zh", "ja") else 3 * LEAST
    long = [k for k, clause in enumerate(document.old.clauses) if len(clause.text) >= least]
    strangers = [c for one in others if one.old.language == language and not one.new.clauses for c in one.old.clauses]
    rows = [(document.old.clauses[k], k) for k in chance.sample(long, len(long) // 3)]
    rows += [(clause, -1) for clause in chance.sample(strangers, min(len(strangers), FOREIGN))]
    chance.shuffle(rows)
    clauses = tuple(ClauseText("", clause.title, 1, text=clause.text) for clause, _ in rows)
    places = {k: place for place, (_, k) in enumerate(rows) if k >= 0}
    return Outline("", language, clauses), {(places[i], j) for i, j in document.truth if i in places}


def sources(document: Document, others: list[Document]) -> list[Source]:
    """The other side of a document and those of other families, each family once."""
    found = {one.family: one for one in others if one.family != document.family and one.new.clauses}
    return [Source(name, one.new, name) for name, one in [*found.items(), (document.family, document)]]


def measure(documents: list[Document], encoder: Encoder) -> Iterator[str]:
    """A line for each document, then the sums, then what is said of strangers."""
    known: Known = {}
    all_of = Counter[str]()
    for document in (one for one in documents if one.truth):
        own, start = Counter[str](), time.process_time()
        among = sources(document, documents)
        for seed in SEEDS:
            draft, truth = planted(document, documents, seed)
            own["planted"] += len(truth)
            for origin in meant_origins(draft, among=among, encoder=encoder, known=known):
                is_right = origin.source == document.family and (origin.clause, origin.source_clause) in truth
                own["told"] += 1
                own["right"] += is_right
                own[origin.band] += 1
                own[f"{origin.band} right"] += is_right
        all_of += own
        yield f"{document.name}: {told(own)}; {time.process_time() - start:.1f} CPU s"
    yield f"all: {told(all_of)}"
    yield strange(documents, encoder, known)


def told(own: Counter[str]) -> str:
    """What was counted, as parts."""
    likely, right = own["likely right"] / max(own["likely"], 1), own["right"] / max(own["told"], 1)
    found = own["right"] / max(own["planted"], 1)
    return (
        f"planted {own['planted']}; likely {own['likely']}: right {likely:.3f}; "
        f"both bands {own['told']}: right {right:.3f}, found {found:.3f}"
    )


def strange(documents: list[Document], encoder: Encoder, known: Known) -> str:
    """What is said of clauses that come from nowhere."""
    rows = [clause for one in documents if not one.new.clauses for clause in one.old.clauses]
    draft = Outline("", "zh", tuple(random.Random(0).sample(rows, min(len(rows), STRANGERS))))
    found = {one.family: one for one in documents if one.new.clauses}
    among = [Source(name, one.new, name) for name, one in found.items()]
    bands = Counter(one.band for one in meant_origins(draft, among=among, encoder=encoder, known=known))
    clauses = sum(len(source.outline.clauses) for source in among)
    likely, possible = bands["likely"], bands["possible"]
    return f"strangers, {len(draft.clauses)} and {clauses} clauses: {likely} likely, {possible} possible"


if __name__ == "__main__":
    model = load_encoder()
    if model is None:
        sys.exit("The extra “meaning” is not installed.")
    for line in measure([load(path) for path in sorted(Path(sys.argv[1]).glob("*.json"))], model):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
