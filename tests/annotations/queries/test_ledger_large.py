"""A ledger of the size that people bring: 16 versions of 1,500 clauses, 1,000 marks and five siblings."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, pairwise

import pytest
from django.utils import timezone

from annotations.models import Annotation, AnnotationConcern, ForceConfirmation, Placement
from clauseline.comparing import ENGINE
from clauseline.concerns import VOCABULARY
from clauseline.origins.engine import ENGINE as SHARING
from clauseline.vocabulary import SideName
from proposals.models import (
    Change,
    ChangeSide,
    Clause,
    Comparison,
    DistinctText,
    Link,
    Proposal,
    Team,
    TextPair,
    TextPlace,
    User,
    Version,
)
from tests import factories

pytestmark = pytest.mark.django_db

CLAUSES, MARKS, VERSIONS, SIBLINGS = 1500, 1000, 16, 5
WORDS = "The operator of the platform shall keep the record of each visitor in good order for the time that is agreed. "

TOLD = {
    ("perhaps-answered", "not-found"): 2010,
    ("perhaps-answered", "weakened"): 1995,
    ("perhaps-lost", "not-found"): 990,
    ("check", "to-confirm"): 3000,
    ("check", "unsure"): 1995,
    ("stands", "home"): 1000,
    ("stands", "same"): 3015,
    ("stands", "words"): 2500,
    ("worse", "strengthened"): 1995,
}
"""How often what is said of marks in that world, and why."""


def made() -> tuple[Proposal, Team, User]:
    """All of it in rows, two in five clauses changed between any two versions, each with what is said of its force."""
    proposal, person = factories.proposal(), factories.person()
    team = factories.team(person)
    versions = [_version(proposal, VERSIONS) for _ in range(VERSIONS)]
    siblings = [_version(factories.proposal(), 1) for _ in range(SIBLINGS)]
    for one in siblings:
        Link.objects.create(source=one.proposal, target=proposal, kind="derived-from")
    pairs = [(versions[0], later) for later in versions[1:]] + list(pairwise(versions[1:]))
    comparisons = {(old.pk, new.pk): _comparison(old, new) for old, new in pairs}
    marks = _marks(versions[0], team, person)
    for later in versions[1:]:
        _placements(marks, later, comparisons[versions[0].pk, later.pk])
    _shared(versions[0], siblings)
    ForceConfirmation.objects.create(
        team=team, old_version=versions[0], new_version=versions[1], state="weakened", decided_at=timezone.now()
    )
    return proposal, team, person


def _version(proposal: Proposal, of: int) -> Version:
    made = factories.version(factories.paragraphs("0", "Scope", "One."), proposal=proposal)
    reading = made.current_reading
    assert reading is not None
    Clause.objects.bulk_create(
        Clause(
            reading=reading, order=n, number=str(n), title=f"Record {n}", key=f"k{n}-{made.pk}", text=WORDS * 12,
            level=1, kind="clause", status="normative",
        )
        for n in range(1, CLAUSES)
    )  # fmt: skip
    return made


def _clauses(version: Version) -> list[tuple[int, str]]:
    rows = Clause.objects.filter(reading=version.current_reading).order_by("order")
    return list(rows.values_list("pk", "key"))


def _comparison(old: Version, new: Version) -> Comparison:
    facts = {"old": old.current_reading, "new": new.current_reading, "engine": ENGINE, "ready_at": timezone.now()}
    made = Comparison.objects.create(old_version=old, new_version=new, **facts)
    force = {"verb": "shall", "convention": "ISO", "start": 0, "end": len(WORDS) - 1, "level": "requirement"}
    row = {"old": force, "new": force, "verdict": "weakened", "sure": True, "reason": "verb-lowered", "alike": []}
    changes = Change.objects.bulk_create(
        Change(
            comparison=made, order=n, kind="modified" if n % 5 < 2 else "unchanged",
            strength=[{**row, "verdict": verdict}] if n % 5 < 2 else [],
        )
        for n, verdict in zip(range(CLAUSES), cycle(["weakened", "strengthened", "ambiguous"]), strict=False)
    )  # fmt: skip
    sides: tuple[tuple[SideName, Version], ...] = (("old", old), ("new", new))
    for side, version in sides:
        ChangeSide.objects.bulk_create(
            ChangeSide(comparison=made, change=change, side=side, clause_id=pk)
            for change, (pk, _key) in zip(changes, _clauses(version), strict=True)
        )
    return made


def _marks(version: Version, team: Team, person: User) -> list[Annotation]:
    polarities = cycle(["risk", "risk", "safeguard"])
    marks = Annotation.objects.bulk_create(
        Annotation(
            version=version, key=key, scope="passage", quote=WORDS[:40], start=0, comment="It is kept.", team=team,
            author=person, polarity=polarity, vocabulary="2", slug=f"m{key}"[:12],
        )
        for (_pk, key), polarity in zip(_clauses(version)[:MARKS], polarities, strict=False)
    )  # fmt: skip
    named = cycle(VOCABULARY.concerns)
    AnnotationConcern.objects.bulk_create(
        AnnotationConcern(annotation=mark, concern=next(named).id) for mark in marks for _ in range(2)
    )
    return marks


def _placements(marks: list[Annotation], later: Version, comparison: Comparison) -> None:
    states = cycle(["same", "reworded", "same", "to-confirm", "gone"])
    there = _clauses(later)
    Placement.objects.bulk_create(
        Placement(
            annotation=mark, version=later, state=state, key="" if state == "gone" else key, quote=WORDS[:40],
            score=0.9, comparison=comparison,
        )
        for mark, state, (_pk, key) in zip(marks, states, there, strict=False)
    )  # fmt: skip


def _shared(version: Version, siblings: list[Version]) -> None:
    texts: dict[int, list[DistinctText]] = {}
    for one in (version, *siblings):
        texts[one.pk] = DistinctText.objects.bulk_create(DistinctText(digest=f"{one.pk}-{n}") for n in range(CLAUSES))
        TextPlace.objects.bulk_create(
            TextPlace(clause_id=pk, text=text, reading=one.current_reading)
            for (pk, _key), text in zip(_clauses(one), texts[one.pk], strict=True)
        )
    for one in siblings:
        TextPair.objects.bulk_create(
            TextPair(one=ours, other=theirs, method="words", engine=SHARING, spans=[[0, 90, 5, 95, 60]])
            for ours, theirs in zip(texts[version.pk][:500], texts[one.pk], strict=False)
        )


def test_its_page_asks_the_database_no_more_often_than_that_of_a_small_one(client, django_assert_num_queries):
    proposal, _team, person = made()
    client.force_login(person)
    newest = proposal.versions.order_by("position").last()
    asked = {"concern": "retention", "version": newest.slug}
    client.get(f"/proposals/{proposal.slug}/ledger/", asked)
    with django_assert_num_queries(38):
        page = client.get(f"/proposals/{proposal.slug}/ledger/", asked)
    assert len(page.context["ledger"].columns) == VERSIONS + SIBLINGS
    marks = page.context["ledger"].all_marks
    assert len(marks) == MARKS * VERSIONS + SIBLINGS * 500
    assert Counter((mark.state, mark.reason) for mark in marks) == TOLD
