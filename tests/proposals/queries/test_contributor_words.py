"""What a contributor brought, and where its words stand now."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.models import Contributor
from proposals.queries.contributions import contributions_of
from proposals.queries.contributor_words import words_now
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import looked, shares
from tests.proposals.texts_shared import FACE, FACE_SOFTER, FEE, NAME, NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return factories.person("reader")


@pytest.fixture
def works():
    return Contributor.objects.create(name="Works", kind="company")


def proposal(number, *contributors, **facts):
    made = factories.proposal(number=number, **facts)
    made.contributors.set(contributors)
    return made


def now(contributor, person):
    found = words_now(contributor, contributions_of(contributor, person), person)
    return [(row.version.proposal.number, row.words, row.earlier) for row in found.rows], found.public


def test_its_words_are_counted_in_newest_versions_as_their_own_shares_count_them(reader, works):
    looked(paragraphs("1", "All", f"{FACE} {NAME}"), proposal=proposal("A", works), date=date(2030, 1, 1))
    other = proposal("B")
    looked(paragraphs("1", "Faces", FACE), proposal=other, date=date(2031, 1, 1))
    newest = looked(
        paragraphs("1", "Faces", FACE_SOFTER), paragraphs("2", "Fees", FEE), proposal=other, date=date(2032, 1, 1)
    )
    looked(paragraphs("7", "Names", NAME), proposal=proposal("C"), date=None)
    (share,) = [one for one in shares(newest, reader).contributors if one.contributors == (works,)]
    assert now(works, reader) == ([("B", share.words, share.words), ("C", 19, 0)], share.words + 19)


def test_template_words_belong_to_nobody(reader, works):
    body = factories.body()
    looked(paragraphs("1", "Notice", NOTICE), proposal=proposal("A", works), date=date(2030, 1, 1))
    for number in "BCDE":
        looked(paragraphs("1", "Notice", NOTICE), proposal=proposal(number, body=body), date=date(2031, 1, 1))
    assert now(works, reader) == ([], 0)


@pytest.mark.postgres
def test_restricted_proposals_are_rows_for_who_may_see_them_and_in_no_sum(reader, works):
    insider = factories.person("insider")
    looked(paragraphs("1", "Faces", FACE), proposal=proposal("A", works), date=date(2030, 1, 1))
    hidden = proposal("B", teams=[factories.team(insider)])
    looked(paragraphs("1", "Faces", FACE), proposal=hidden, date=date(2031, 1, 1))
    hidden.contributors.add(institute := Contributor.objects.create(name="Institute"))
    assert now(works, reader) == ([], 0)
    assert now(works, insider) == ([("B", 21, 21)], 0)
    assert contributions_of(institute, reader) == []
    assert [one.proposal for one in contributions_of(institute, insider)] == [hidden]


@pytest.mark.postgres
def test_a_version_that_names_somebody_else_is_theirs_and_its_force_is_told(reader, works):
    ministry = Contributor.objects.create(name="Ministry")
    ours = proposal("A", works)
    first = looked(paragraphs("1", "Faces", FACE), proposal=ours, date=date(2030, 1, 1))
    second = looked(paragraphs("1", "Faces", FACE_SOFTER), proposal=ours, date=date(2031, 1, 1))
    second.contributors.add(ministry)
    comparisons.request(old=first, new=second)
    jobs.drain()
    told = {
        person.name: [
            ([v.pk for v in one.versions], [(row.is_own, row.weakened, row.strengthened) for row in one.force])
            for one in contributions_of(person, reader)
        ]
        for person in (works, ministry)
    }
    assert told == {"Works": [([first.pk], [(False, 1, 0)])], "Ministry": [([second.pk], [(True, 1, 0)])]}


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_however_many_proposals(reader, works, count, django_assert_num_queries):
    for number in range(count):
        looked(
            paragraphs("1", "Faces", (FACE, NAME, FEE)[number]),
            proposal=proposal(f"A{number}", works),
            date=date(2030, 1, 1),
        )
        looked(
            paragraphs("1", "Faces", (FACE, NAME, FEE)[number]), proposal=proposal(f"B{number}"), date=date(2031, 1, 1)
        )
    with django_assert_num_queries(21):
        rows, _public = now(works, reader)
    assert len(rows) == count


@pytest.mark.postgres
def test_words_count_also_where_it_brought_something_else(reader, works):
    looked(paragraphs("1", "Faces", FACE), proposal=proposal("A", works), date=date(2030, 1, 1))
    other = proposal("B")
    brought = looked(paragraphs("2", "Fees", FEE), proposal=other, date=date(2031, 1, 1))
    brought.contributors.add(works)
    newest = looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Fees", FEE), proposal=other, date=date(2032, 1, 1))
    (share,) = [one for one in shares(newest, reader).contributors if one.contributors == (works,)]
    assert now(works, reader) == ([("B", share.words, share.words)], share.words)
