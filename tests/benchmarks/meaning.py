"""`python -m tests.benchmarks.meaning FOLDER [CLAUSES]`: a draft held by its meaning against a library.

It fills the empty database of the settings with versions of 500 clauses, those of the drafts in FOLDER with their
sentences in another order, in another language than the draft by their label alone. Each sentence has a direction of
its own, since the encoder of sentences would take ten minutes and more for so many. It prints what all the rest takes:
CPU seconds, the most memory, and bytes on disk.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import django
import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from clauseline.aligning import Halves, Known, Vectors  # noqa: E402
from clauseline.aligning.encoder import DIMENSIONS  # noqa: E402
from clauseline.aligning.vectors import pieces  # noqa: E402
from proposals.models import TextPair, Version  # noqa: E402
from proposals.queries.readings import current, plain_outline  # noqa: E402
from proposals.services import meaning_pairs, texts, vectors  # noqa: E402
from tests.benchmarks import matching  # noqa: E402
from tests.benchmarks.matching import OF_A_VERSION, drafts, timed, version  # noqa: E402

CLAUSES = 50_000
TABLES = ("textvectors", "encodedtext", "encodedplace")


class BySentences:
    """A sentence is what it was made of, and nothing like any other."""

    name = "by sentences 1"

    def encode(self, sentences: Sequence[str]) -> Halves:
        rows = [np.random.default_rng(crc32(one.encode())).standard_normal(DIMENSIONS, np.float32) for one in sentences]
        found = np.array(rows, np.float32).reshape(-1, DIMENSIONS)
        halves: Halves = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float16)
        return halves


def shuffled(text: str, chance: random.Random) -> str:
    sentences = pieces(text)
    chance.shuffle(sentences)
    return "\n".join(sentences)


def learn(one: Version, encoder: BySentences) -> Known:
    """Its texts, and their vectors."""
    texts.learn(one, current(one))
    known: Known = {}
    Vectors(encoder, known).of([clause.text for clause in plain_outline(current(one)).clauses])
    vectors.keep(known, encoder, current(one))
    return known


def report(folder: Path, clauses: int) -> Iterator[str]:
    base, encoder, chance = drafts(folder), BySentences(), random.Random(1)
    for _ in range(0, clauses, OF_A_VERSION):
        made = version([shuffled(chance.choice(base), chance) for _ in range(OF_A_VERSION)])
        learn(made, encoder)
        Version.objects.filter(pk=made.pk).update(language="zh")
    asked = version([shuffled(chance.choice(base), chance) for _ in range(OF_A_VERSION)])
    known = learn(asked, encoder)
    yield f"{connection.vendor}: {clauses} clauses; {matching.disk(TABLES)}"
    yield timed("500 clauses are held against them", lambda: meaning_pairs.pair(asked, current(asked), encoder, known))
    yield f"{TextPair.objects.filter(method='meaning').count()} pairs"


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    for line in report(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else CLAUSES):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
