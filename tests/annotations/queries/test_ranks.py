"""What one means comes first: twenty questions to a library of four drafts, with the clause that each one expects."""

from __future__ import annotations

from datetime import date

import pytest

from annotations.queries.hits import hits
from annotations.queries.search import find
from clauseline.outline import ClauseText
from clauseline.tokens import question
from proposals.models import User, Version
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

FAR = "This sentence says nothing that anybody would look for, and says it at some length, to keep other words apart."


def draft(number: str, year: int, *clauses: ClauseText, language: str = "en") -> Version:
    proposal = factories.proposal(number=number)
    return factories.version(
        *clauses, number=f"{number}-{year}", proposal=proposal, date=date(year, 1, 1), language=language
    )


@pytest.fixture
def library() -> list[Version]:
    """From the oldest draft to the newest."""
    speaks = (paragraphs(str(k), f"Matter {k}", f"As 7.2 and Annex A say. {FAR}") for k in range(20, 24))
    return [
        draft(
            "OLD",
            2019,
            paragraphs("1", "Scope", "This draft is about the retention of records."),
            paragraphs("7.2", "Retention of behaviour records", "Records are erased after 30 days."),
            paragraphs("7.2.1", "Erasure", "A person asks for erasure."),
            paragraphs("Annex A", "Signals", "A list."),
        ),
        draft(
            "MID",
            2021,
            paragraphs("3", "Definitions", "Consent: what a person agrees to."),
            paragraphs("4", "Consent", f"Withdrawal is possible. {FAR} It ends consent."),
            paragraphs("5", "Withdrawal of consent", "It is free of charge."),
            paragraphs("6", "Emergency access", f"The police may ask. {FAR} A judge decides on access."),
        ),
        draft(
            "NEW",
            2024,
            paragraphs("7", "Erasure and retention", "See 7.2.1."),
            paragraphs("8", "Access by the police", "The police have access."),
            paragraphs("9", "Children", f"Retention is short. {FAR} Records of children are erased."),
            *speaks,
        ),
        draft(
            "ZH",
            2023,
            paragraphs("第七条", "行为记录", "平台应当保存行为记录。"),
            paragraphs("第八条", "删除", "用户可以要求删除行为记录。"),
            language="zh",
        ),
    ]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("7.2", ("OLD", "7.2")),
        ("7.2.1", ("OLD", "7.2.1")),
        ("Annex A", ("OLD", "Annex A")),
        ("annex a", ("OLD", "Annex A")),
        ("scope", ("OLD", "1")),
        ("Erasure", ("OLD", "7.2.1")),
        ("erasure retention", ("NEW", "7")),
        ("retention", ("NEW", "7")),
        ("retention of behaviour records", ("OLD", "7.2")),
        ("behaviour retention", ("OLD", "7.2")),
        ("retention records", ("OLD", "7.2")),
        ("consent", ("MID", "4")),
        ("withdrawal consent", ("MID", "5")),
        ("consent withdrawal", ("MID", "5")),
        ("police access", ("NEW", "8")),
        ("police judge", ("MID", "6")),
        ("Children", ("NEW", "9")),
        ("行为记录", ("ZH", "第七条")),
        ("删除", ("ZH", "第八条")),
        ("第八条", ("ZH", "第八条")),
    ],
)
def test_the_expected_clause_comes_first(reviewer: User, asked: str, first: tuple[str, str]):
    query = question(asked)
    hit, *_ = hits(find(reviewer, query)[:30], query)
    assert hit.clause
    assert (hit.version.proposal.number, hit.clause.number) == first


@pytest.mark.usefixtures("library")
def test_words_that_are_near_come_before_words_that_are_apart(reviewer: User):
    query = question("retention erased")
    found = [
        (hit.version.proposal.number, hit.clause and hit.clause.number) for hit in hits(find(reviewer, query), query)
    ]
    assert found == [("OLD", "7.2"), ("NEW", "9")]


def test_remarks_stand_behind_the_clauses_of_their_version(reviewer: User, team, library: list[Version]):
    old = library[0]
    remark(old, reviewer, team, number="7.2", comment=f"Retention is too long. {FAR} Who are the police?")
    remark(old, reviewer, team, number="7.2", comment="The police and their retention.")
    query = question("police retention")
    found = hits(find(reviewer, query), query)
    assert [hit.annotation and hit.annotation.comment[:10] for hit in found] == ["The police", "Retention "]


@pytest.mark.usefixtures("library")
def test_all_pages_together_are_all_that_was_found(reviewer: User):
    rows = find(reviewer, question("7.2"))
    assert [row for start in range(0, len(rows), 2) for row in rows[start : start + 2]] == list(rows[:])
    assert len(rows) == len(set(rows)) == sum(rows.by_proposal().values()) == 5
