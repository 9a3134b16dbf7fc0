"""`python -m tests.benchmarks.matching FOLDER [CLAUSES]`: a draft matched against a library, on a scratch site.

It fills the empty database of the settings with versions of 500 clauses each, every one of a proposal of its own: the
clauses of the drafts in FOLDER, and variations of them, with sentences in another order and one word in eight another
one. It prints the CPU seconds, of this process and of PostgreSQL's for it, that it takes to learn all their words, to
match one more version of 500 clauses, and to tell its origins and shares; the most memory; and the bytes on disk.
"""

from __future__ import annotations

import os
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from clauseline.reading import Unreadable, read  # noqa: E402
from proposals.models import Clause, Reading, TextPair, Version  # noqa: E402
from proposals.queries.origin_rows import origin_list, origin_rows  # noqa: E402
from proposals.queries.origin_shares import shares_of  # noqa: E402
from proposals.queries.readings import current  # noqa: E402
from proposals.services import pairing, texts  # noqa: E402
from tests import factories as make  # noqa: E402

CLAUSES, OF_A_VERSION = 50_000, 500
TABLES = ("textgrams", "distincttext", "textplace", "textpair")


def drafts(folder: Path) -> list[str]:
    """The texts of all clauses in all drafts that can be read, each once."""
    found: dict[str, None] = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".json"):
        with suppress(Unreadable):
            found |= dict.fromkeys(clause.text for clause in read(file.read_bytes(), file.name).clauses if clause.text)
    return list(found)


class Variations:
    """Clauses of drafts, and what could be taken from them."""

    def __init__(self, base: list[str]) -> None:
        self.base, self.chance = base, random.Random("variations")
        self.words = sorted({word for text in base for word in text.split()})

    def clauses(self, count: int) -> list[str]:
        some = self.base[:count]
        return [*some, *(self.vary(self.chance.choice(self.base)) for _ in range(count - len(some)))]

    def vary(self, text: str) -> str:
        sentences = re.split(r"(?<=[.;。；])\s*", text)
        self.chance.shuffle(sentences)
        return " ".join(" ".join(map(self._word, sentence.split(" "))) for sentence in sentences)

    def _word(self, word: str) -> str:
        return self.chance.choice(self.words) if self.chance.random() < 1 / 8 else word


def version(rows: list[str]) -> Version:
    made = make.version(proposal=make.proposal(number=f"P{Version.objects.count()}"))
    reading = Reading.objects.create(version=made, reader="docx", reader_version="1", language="en", is_whole=True)
    facts = {"level": 1, "kind": "clause", "status": "normative"}
    clauses = [Clause(reading=reading, order=order, text=text, **facts) for order, text in enumerate(rows)]
    Clause.objects.bulk_create(clauses, batch_size=500)
    made.current_reading = reading
    made.save()
    return made


def server_seconds() -> float:
    """CPU seconds of the process of PostgreSQL that serves this one."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def timed(name: str, work: Callable[[], object]) -> str:
    before, server = time.process_time(), server_seconds()
    work()
    own, theirs = time.process_time() - before, server_seconds() - server
    return f"{name:44}{own:8.2f} CPU s, the database {theirs:.2f}; at most {memory():.0f} MB"


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def disk(tables: Sequence[str] = TABLES) -> str:
    with connection.cursor() as cursor:
        size = 0
        for table in tables:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_total_relation_size(%s)", [f"proposals_{table}"])
            else:
                named = "SELECT name FROM sqlite_master WHERE tbl_name = %s"
                cursor.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({named})", [f"proposals_{table}"])
            size += cursor.fetchone()[0]
    return f"{size / 1e6:.1f} MB on disk, and {TextPair.objects.count()} pairs"


def report(folder: Path, clauses: int) -> Iterator[str]:
    variations = Variations(drafts(folder))
    rows = variations.clauses(clauses)
    made = [version(rows[at : at + OF_A_VERSION]) for at in range(0, clauses, OF_A_VERSION)]
    asked = version([variations.vary(text) for text in variations.chance.sample(variations.base, OF_A_VERSION)])
    characters = sum(map(len, rows))
    yield f"{connection.vendor}: {clauses} clauses, {characters} characters, in {len(made)} versions"
    del rows, variations
    yield timed("all their words are learned", lambda: [texts.learn(one, current(one)) for one in made])
    yield disk()
    yield timed("500 clauses are learned", lambda: texts.learn(asked, current(asked)))
    yield timed("and matched", lambda: pairing.pair(asked, current(asked)))
    yield disk()
    person, text = make.person(), current(asked)
    listed = origin_list(asked, text, person)
    yield timed(f"{len(listed.rows)} origins are found", lambda: origin_list(asked, text, person))
    yield timed("50 of them are told", lambda: origin_rows(listed, listed.rows[:50]))
    yield timed("the shares", lambda: shares_of(asked, text, person))


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    for line in report(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else CLAUSES):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
