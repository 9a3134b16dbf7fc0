"""Drafts of the size that people bring: 1,500 clauses and 1,000 remarks, made in code, the same on every run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice

from django.db import transaction

from annotations.models import Annotation, AnnotationConcern
from clauseline.concerns import VOCABULARY
from clauseline.outline import ClauseText, Outline
from proposals.models import Clause, Comparison, Proposal, Team, User, Version
from proposals.services import comparisons, jobs
from tests import factories as make
from tests.benchmarks.making import Clause as Written
from tests.benchmarks.making import Writer

CLAUSES, REMARKS = 1500, 1000
OF_A_PART = 240
"""At most about so many clauses has a part that one `Writer` writes."""


@contextmanager
def for_a_module() -> Iterator[None]:
    """What is made inside is there for all tests of a module, and gone after them: for a fixture of that scope, with
    the database unblocked.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outlines(clauses: int = CLAUSES) -> tuple[Outline, Outline]:
    """The old and the new text of a draft, of exactly and of about so many clauses."""
    sides: tuple[list[Written], list[Written]] = ([], [])
    part = 0
    while len(sides[0]) < clauses:
        writer = Writer(f"large.{part}")
        old = writer.text()[: clauses - len(sides[0])]
        sides[0].extend(old)
        sides[1].extend(writer.revised(old))
        part += 1
    return as_outline(sides[0]), as_outline(sides[1])


def chain(seed: str, versions: int, clauses: int) -> Iterator[Outline]:
    """So many texts of about so many clauses (at most `OF_A_PART` at first), each revised from the one before."""
    writer = Writer(seed)
    text = writer.text()[:clauses]
    for _ in range(versions):
        yield as_outline(text)
        text = writer.revised(text)


def brief(text: Outline) -> Outline:
    """Its clauses with the first sentence of each alone: as many, and less to read and to compare."""
    return make.outline(
        *(make.paragraphs(c.number, c.title, c.text.partition(". ")[0], level=c.level) for c in text.clauses)
    )


def versions(clauses: int = CLAUSES, *, proposal: Proposal | None = None) -> tuple[Version, Version]:
    """Both texts as versions of one (new) proposal, read; nothing is compared yet."""
    proposal = proposal or make.proposal(title="A draft of real size")
    old, new = (
        make.version(*text.clauses, proposal=proposal, number=number)
        for number, text in zip(("LD-1", "LD-2"), outlines(clauses), strict=True)
    )
    return old, new


def comparison(old: Version, new: Version) -> Comparison:
    """The two compared, and all that follows from it done."""
    asked = comparisons.request(old=old, new=new)
    jobs.drain()
    return Comparison.objects.get(pk=asked.pk)


def remarks(version: Version, team: Team, authors: list[User], *, count: int = REMARKS) -> list[Annotation]:
    """So many remarks on words, clauses, and some on the whole draft, spread over the version; search knows none."""
    clauses = [c for c in Clause.objects.filter(reading=version.current_reading).order_by("order") if c.text]
    spread = [clauses[place * len(clauses) // count] for place in range(count)]
    made = Annotation.objects.bulk_create(
        _remark(place, clause, version, team, author)
        for place, (clause, author) in enumerate(zip(spread, cycle(authors), strict=False))
    )
    concerns = islice(cycle(concern.id for concern in VOCABULARY.concerns), count)
    AnnotationConcern.objects.bulk_create(
        AnnotationConcern(annotation=one, concern=concern) for one, concern in zip(made, concerns, strict=True)
    )
    return made


def as_outline(written: list[Written]) -> Outline:
    counts: list[int] = []
    clauses: list[ClauseText] = []
    for clause in written:
        counts = [*counts, *[0] * clause.level][: clause.level]
        counts[-1] += 1
        paragraphs = [" ".join(paragraph).replace("§", "") for paragraph in clause.paragraphs]
        number = ".".join(str(count) for count in counts)
        clauses.append(make.paragraphs(number, clause.title, *paragraphs, level=clause.level))
    return make.outline(*clauses)


def _remark(place: int, clause: Clause, version: Version, team: Team, author: User) -> Annotation:
    words = clause.text.split("\n")[0].split(" ")
    quote = " ".join(words[2:8])
    scopes = Annotation.Scope
    scope = scopes.DOCUMENT if place % 100 == 0 else scopes.CLAUSE if place % 5 == 0 else scopes.PASSAGE
    is_passage = scope == scopes.PASSAGE
    return Annotation(
        version=version,
        key="" if scope == scopes.DOCUMENT else clause.key,
        scope=scope,
        quote=quote if is_passage else "",
        start=clause.text.index(quote) if is_passage else 0,
        comment=f"Remark {place + 1}: whom do these words bind, and who may look into the records they lead to?",
        vocabulary=VOCABULARY.version,
        team=team,
        author=author,
        visibility=[Annotation.Visibility.TEAM, Annotation.Visibility.PUBLIC][place % 2],
    )
