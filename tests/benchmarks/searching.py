"""`python -m tests.benchmarks.searching [CLAUSES [REMARKS]]`: questions to a large library, in a scratch site.

It fills an empty site with proposals of three versions each, a third of them Chinese, and with annotations. It asks a
fixed list of questions and prints for each the hits, the seconds that statements took, all seconds up to the first page
and the CPU seconds of its own; then the bytes that search keeps for each byte of the texts. What of the library is
there is not made again.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Sum  # noqa: E402
from django.db.models.functions import Length  # noqa: E402

from annotations.models import Annotation  # noqa: E402
from annotations.queries.found import FoundKind  # noqa: E402
from annotations.queries.hits import hits  # noqa: E402
from annotations.queries.search import SearchScope, find  # noqa: E402
from annotations.services import search as remarks  # noqa: E402
from clauseline.tokens import question  # noqa: E402
from proposals.models import Body, Clause, Proposal, Reading, SearchRow, Team, User, Version  # noqa: E402
from proposals.search import index as search  # noqa: E402
from tests import factories as make  # noqa: E402
from tests import large  # noqa: E402
from tests.benchmarks.making import COMMON, vocabulary  # noqa: E402

CLAUSES, OF_A_VERSION, OF_A_PROPOSAL, REMARKS = 300_000, 500, 3, 20_000
WORDS = 70
"""Of a clause, on the average; so many remarks have a third."""
PAGE = 30
TIMES = 3
"""A question is asked so often; the best counts."""

QUESTIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("a word that is everywhere", "the", {}),
    ("the same in all versions", "the", {"every_version": True}),
    ("three common words", "the of and", {}),
    ("the same in all versions", "the of and", {"every_version": True}),
    ("a rare word", "quokka", {"every_version": True}),
    ("a phrase", '"in that the"', {"every_version": True}),
    ("a phrase that is nowhere", '"the of the of the of"', {"every_version": True}),
    ("a number", "7.2", {"every_version": True}),
    ("a Chinese word", "身份", {"every_version": True}),
    ("a Han that is everywhere", "的", {"every_version": True}),
    ("a Chinese sentence", "平台应当永久保存用户的行为记录", {"every_version": True}),
    ("annotations", "the", {"kind": FoundKind.ANNOTATION}),
    ("annotations, which none has", "quokka", {"kind": FoundKind.ANNOTATION}),
    ("one language", "the of and", {"language": "en", "every_version": True}),
)


class Texts:
    """Made words as often as words are: a few everywhere, most of them in a few proposals."""

    def __init__(self, seed: str, *, chinese: bool) -> None:
        self.chance, self.is_chinese = random.Random(seed), chinese
        rare = _han_words() if chinese else vocabulary()[0]
        own = self.chance.sample(rare, 1500)
        self.words = ["的", "应当", "身份", *own] if chinese else [*COMMON, *own]
        self.weights = list(accumulate(1 / (rank + 4) for rank in range(len(self.words))))

    def text(self, words: int) -> str:
        many = max(1, round(self.chance.gauss(words, words / 3)))
        written = self.chance.choices(self.words, cum_weights=self.weights, k=many)
        if self.is_chinese:
            return "，".join("".join(written[at : at + 8]) for at in range(0, many, 8)) + "。"
        return " ".join(written) + "."


def _han_words() -> list[str]:
    chance = random.Random("han")
    han = [chr(0x4E00 + 6 * number) for number in range(3000)]
    weights = list(accumulate(1 / (rank + 30) for rank in range(3000)))
    return ["".join(chance.choices(han, cum_weights=weights, k=2)) for _ in range(8000)]


def build(clauses: int, many: int) -> None:
    """A library of so many clauses, and so many remarks; one proposal in ten is seen by all, the others by one team.

    It goes on where it was broken off.
    """
    if not User.objects.filter(username="guest").exists():
        make.team(make.person("reviewer"), name="All")
        make.person("guest")
        make.body(name="Body")
    reviewer, team, body = User.objects.get(username="reviewer"), Team.objects.get(name="All"), Body.objects.get()
    for number in range(Proposal.objects.count(), clauses // OF_A_VERSION // OF_A_PROPOSAL):
        with transaction.atomic():
            proposal = make.proposal(body=body, number=f"P{number}", teams=[team] if number % 10 else [])
            texts = Texts(f"texts {number}", chinese=number % 3 == 2)
            for position in range(1, OF_A_PROPOSAL + 1):
                _version(proposal, position, texts)
    keys = list(Version.objects.order_by("pk").values_list("pk", flat=True))
    texts = Texts("remarks", chinese=False)
    for start in range(Annotation.objects.count(), many, 1000):
        some = range(start, start + 1000)
        Annotation.objects.bulk_create(_remark(keys[at % len(keys)], texts, team, reviewer, at) for at in some)
    list(remarks.renew())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # What it does by itself in the minutes after.


def _version(proposal: Proposal, position: int, texts: Texts) -> None:
    language = "zh" if texts.is_chinese else "en"
    day = date(2024, 1, 1) + timedelta(days=proposal.pk + position)
    version = make.version(proposal=proposal, language=language, date=day)
    reading = Reading.objects.create(version=version, reader="docx", reader_version="1", language=language)
    rows = [_clause(reading, order, texts) for order in range(OF_A_VERSION)]
    Clause.objects.bulk_create(rows, batch_size=500)
    version.current_reading = reading
    version.save()
    search.index(version, rows)


def _clause(reading: Reading, order: int, texts: Texts) -> Clause:
    text = texts.text(WORDS)
    if order == 77 and reading.version.proposal.number.endswith("7"):
        text += " A quokka."
    if order % 100 == 50:
        text += " See 7.2."
    number = f"{order // 20 + 1}.{order % 20 + 1}"
    title = texts.text(3)
    return Clause(
        reading=reading, order=order, number=number, title=title, level=2, kind="clause", status="normative", text=text
    )


def _remark(version: int, texts: Texts, team: Team, author: User, number: int) -> Annotation:
    visibility = [Annotation.Visibility.PUBLIC, Annotation.Visibility.TEAM][number % 2]
    comment = texts.text(WORDS // 3)
    return Annotation(
        version_id=version, scope="document", comment=comment, team=team, author=author, visibility=visibility
    )


@dataclass
class Clock:
    """Counts the seconds that statements take."""

    seconds: float = 0.0

    def __call__(self, execute: Callable[..., Any], *told: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*told)
        finally:
            self.seconds += time.perf_counter() - start


def ask(person: User, asked: str, scope: SearchScope) -> str:
    """Hits, seconds of statements, all seconds, and CPU seconds of this process; each the least of a few times."""
    told = []
    for _ in range(TIMES):
        clock, start, cpu = Clock(), time.perf_counter(), time.process_time()
        with connection.execute_wrapper(clock):
            query = question(asked)
            rows = find(person, query, scope)
            count = len(rows)
            hits(rows[:PAGE], query)
        told.append((count, clock.seconds, time.perf_counter() - start, time.process_time() - cpu))
    count, *seconds = map(min, zip(*told, strict=True))
    return f"{count:9}" + "".join(f"{one:8.3f}" for one in seconds)


def bytes_kept() -> tuple[int, int]:
    """Of the texts, and of the rows of search with all that the database needs for them."""
    texts = 0
    for number, title, text in Clause.objects.values_list("number", "title", "text").iterator(chunk_size=2000):
        texts += len((number + title + text).encode())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('proposals_searchrow')")
        else:
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%searchrow%' OR name LIKE '%search_row%'")
        return texts, cursor.fetchone()[0]


def seconds_to_pack() -> float:
    """CPU seconds for the rows of a draft of real size, without storing them."""
    clauses = [
        Clause(order=order, number=one.number, title=one.title, text=one.text)
        for order, one in enumerate(large.outlines()[0].clauses)
    ]
    told = []
    for _ in range(TIMES):
        start = time.process_time()
        list(search.rows(clauses))
        told.append(time.process_time() - start)
    return min(told)


def report(clauses: int, many: int) -> Iterator[str]:
    build(clauses, many)
    there = (
        f"{Clause.objects.count()} clauses in {Version.objects.count()} versions, {Annotation.objects.count()} remarks"
    )
    yield f"{connection.vendor}: {there}"
    yield f"{'':32}{'hits':>9}{'SQL s':>8}{'all s':>8}{'CPU s':>8}"
    reviewer, guest = (User.objects.get(username=name) for name in ("reviewer", "guest"))
    for name, asked, facts in QUESTIONS:
        yield f"{name:32}{ask(reviewer, asked, SearchScope(**facts))}"
    yield f"{'a person who sees little':32}{ask(guest, 'the of and', SearchScope())}"
    yield f"{'the same, which none has':32}{ask(guest, 'quokka', SearchScope(kind=FoundKind.ANNOTATION))}"
    yield f"a draft of {large.CLAUSES} clauses is packed in {seconds_to_pack():.2f} CPU s"
    texts, rows = bytes_kept()
    packed = SearchRow.objects.aggregate(n=Sum(Length("words")))["n"]
    kept = f"search keeps {rows / texts:.2f}, of which packed words {packed / texts:.2f}"
    yield f"{texts} bytes of texts; for each, {kept}"


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    asked = [int(number) for number in sys.argv[1:]] or [CLAUSES]
    for line in report(asked[0], asked[1] if asked[1:] else REMARKS * asked[0] // CLAUSES):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
