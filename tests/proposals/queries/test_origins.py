"""Where words stand in other proposals, who had them first, and who may know it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from proposals.models import Contributor
from proposals.services import links, withdrawals
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import look, looked, rows, shares, told
from tests.proposals.texts_shared import FACE, FEE, HAN, NAME, NOTICE

pytestmark = pytest.mark.django_db

DAY = date(2021, 5, 1)
LATER = date(2022, 5, 1)
LAST = date(2023, 5, 1)
WORDS = {FACE: 21, NAME: 19, FEE: 20}


@pytest.fixture
def reader():
    return factories.person("reader")


@pytest.fixture
def body():
    return factories.body()


def proposal(number, **facts):
    return factories.proposal(number=number, **facts)


def test_the_closest_clause_of_each_proposal_is_told_and_others_for_what_it_has_not(reader):
    looked(
        paragraphs("1", "Faces", FACE),
        paragraphs("2", "All", f"{FACE} {NAME} {NOTICE}"),
        paragraphs("3", "Fees", FEE),
        proposal=proposal("A"),
        date=DAY,
    )
    looked(paragraphs("9", "Names", NAME), proposal=proposal("B"), date=LATER)
    draft = looked(paragraphs("5", "Mine", f"{FACE} {NAME} {FEE}"), proposal=proposal("C"), date=LAST)
    assert told(draft, reader) == [
        ("5", "A", "2", "", "earlier", "dates"),
        ("5", "A", "3", "", "earlier", "dates"),
        ("5", "B", "9", "", "earlier", "dates"),
    ]
    third = rows(draft, reader)[2]
    assert (third.older.version.proposal.number, third.older.number) == ("A", "2")


def test_chinese_is_told_sign_by_sign(reader):
    looked(paragraphs("一", "面部", HAN), proposal=proposal("A"), date=DAY)
    draft = looked(paragraphs("1", "", f"前言。{HAN}"), proposal=proposal("B"), date=LATER)
    (row,) = rows(draft, reader)
    assert [(span["start"], span["source_start"]) for span in row.spans] == [(3, 0)]


def test_without_two_dates_nobody_was_earlier(reader):
    looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=None)
    draft = looked(paragraphs("1", "Faces", FACE), proposal=proposal("B"), date=LAST)
    assert told(draft, reader) == [("1", "A", "1", "", "unknown", "no-date")]


def test_on_one_day_nobody_was_earlier(reader):
    looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=DAY)
    draft = looked(paragraphs("1", "Faces", FACE), proposal=proposal("B"), date=DAY)
    assert told(draft, reader) == [("1", "A", "1", "", "unknown", "same-day")]


@pytest.mark.postgres
def test_the_earliest_stored_version_with_the_words_counts_on_both_sides(reader):
    other, ours = proposal("A"), proposal("B")
    looked(paragraphs("1", "Fees", FEE), proposal=other, date=date(2018, 1, 1))
    looked(paragraphs("1", "Faces", FACE), proposal=other, date=LATER)
    draft = looked(paragraphs("1", "Faces", f"{FACE} Always."), proposal=ours, date=LAST)
    assert told(draft, reader) == [("1", "A", "1", "", "earlier", "dates")]
    # The words stood in an earlier version of ours, a little otherwise.
    looked(paragraphs("1", "Faces", f"By day. {FACE}"), proposal=ours, date=DAY)
    assert told(draft, reader) == [("1", "A", "1", "", "later", "dates")]
    (row,) = rows(draft, reader)
    assert (row.beginning.ours.date, row.beginning.theirs.date) == (DAY, LATER)


def test_the_first_version_of_all_without_a_date_leaves_it_unknown(reader):
    other = proposal("A")
    looked(paragraphs("1", "Faces", FACE), proposal=other, date=None, position=1)
    looked(paragraphs("1", "Faces", f"{FACE} Always."), proposal=other, date=DAY, position=2)
    draft = looked(paragraphs("1", "Faces", f"{FACE} Always."), proposal=proposal("B"), date=LAST)
    assert told(draft, reader) == [("1", "A", "1", "", "unknown", "no-date")]


@pytest.mark.parametrize(
    ("linked", "way"),
    [
        ([("B", "derived-from", "A")], ("earlier", "derived-from")),
        ([("A", "adopted-as", "B")], ("earlier", "adopted-as")),
        ([("A", "derived-from", "B")], ("later", "derived-from")),
        ([("B", "adopted-as", "A")], ("later", "adopted-as")),
        ([("B", "derived-from", "A"), ("B", "adopted-as", "A")], ("unknown", "links-differ")),
        ([("B", "answers", "A")], ("unknown", "no-date")),
    ],
)
def test_what_a_person_linked_outranks_dates_and_is_the_reason(reader, linked, way):
    both = {number: proposal(number) for number in "AB"}
    looked(paragraphs("1", "Faces", FACE), proposal=both["A"], date=None)
    draft = looked(paragraphs("1", "Faces", FACE), proposal=both["B"], date=DAY)
    for source, kind, target in linked:
        links.add(both[source], kind, both[target], by=factories.person(is_superuser=True))
    assert told(draft, reader) == [("1", "A", "1", "", *way)]


def test_words_of_three_proposals_of_one_body_are_its_template_and_of_four_anywhere_common(reader, body):
    for number in "ABC":
        looked(paragraphs("1", "Notice", NOTICE), proposal=proposal(number, body=body), date=DAY)
    draft = looked(paragraphs("1", "Mine", f"{NOTICE} {FACE}"), proposal=proposal("D"), date=LAST)
    assert {row[3] for row in told(draft, reader)} == {"template"}
    for number in "EFGH":
        looked(paragraphs("1", "Faces", FACE), proposal=proposal(number), date=DAY)
    marks = [(row.source.version.proposal.number, row.found.ubiquity) for row in rows(draft, reader)]
    assert marks == [("E", "common"), ("F", "common"), ("G", "common")]
    told_of = shares(draft, reader)
    assert (told_of.words, told_of.own, told_of.template, told_of.common, told_of.proposals) == (41, 0, 20, 21, ())


def test_lists_of_sources_count_in_no_share(reader):
    looked(paragraphs("1", "References", FACE), paragraphs("2", "Names", NAME), proposal=proposal("A"), date=DAY)
    lists = paragraphs("2", "参考文献", FACE), paragraphs("", "Sources", FEE, kind="bibliography")
    draft = looked(paragraphs("1", "Names", NAME), *lists, proposal=proposal("B"), date=LATER)
    told_of = shares(draft, reader)
    assert (told_of.words, told_of.own) == (WORDS[NAME], 0)
    assert [(one.proposal.number, one.words) for one in told_of.proposals] == [("A", WORDS[NAME])]


@pytest.mark.postgres
def test_shares_add_up_by_proposal_body_and_contributor(reader, body):
    works, institute = (Contributor.objects.create(name=name) for name in ("Works", "Institute"))
    first = proposal("A", body=body)
    first.contributors.add(institute)
    second = proposal("B", body=body)
    looked(paragraphs("1", "Faces", FACE), proposal=first, date=DAY)
    brought = looked(paragraphs("1", "Names", NAME), paragraphs("2", "Faces", FACE), proposal=second, date=LATER)
    brought.contributors.add(works, institute)
    looked(paragraphs("1", "Fees", FEE), proposal=proposal("C"), date=None)
    draft = looked(
        paragraphs("1", "Mine", f"{FACE} {NAME}"),
        paragraphs("2", "Fees", FEE),
        paragraphs("3", "Own", "A gull owes nothing."),
        proposal=proposal("D"),
        date=LAST,
    )
    told_of = shares(draft, reader)
    assert [(one.proposal.number, one.words, one.earlier) for one in told_of.proposals] == [
        ("A", WORDS[FACE], WORDS[FACE]),
        ("C", WORDS[FEE], 0),
        ("B", WORDS[NAME], WORDS[NAME]),
    ]
    assert [(one.body == body, one.words) for one in told_of.bodies] == [
        (True, WORDS[FACE] + WORDS[NAME]),
        (False, WORDS[FEE]),
    ]
    assert [(one.contributors, one.words) for one in told_of.contributors] == [
        ((institute,), WORDS[FACE]),
        ((), WORDS[FEE]),
        ((works, institute), WORDS[NAME]),
    ]
    for some in (told_of.proposals, told_of.bodies, told_of.contributors):
        assert sum(one.words for one in some) + told_of.own == told_of.words
    assert told_of.own == 4


def test_what_others_had_later_is_own(reader):
    draft = looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=DAY)
    looked(paragraphs("1", "Faces", FACE), proposal=proposal("B"), date=LAST)
    assert told(draft, reader) == [("1", "B", "1", "", "later", "dates")]
    told_of = shares(draft, reader)
    assert (told_of.words, told_of.own, told_of.proposals) == (WORDS[FACE], WORDS[FACE], ())


def test_what_is_restricted_is_told_to_its_teams_and_changes_no_count(reader, body, settings):
    inside = factories.person("inside")
    team = factories.team(inside)
    secret = proposal("S", teams=[team], body=body)
    looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Notice", NOTICE), proposal=secret, date=DAY)
    for number in "AB":
        looked(paragraphs("1", "Notice", NOTICE), proposal=proposal(number, body=body), date=LATER)
    draft = looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Notice", NOTICE), proposal=proposal("D"), date=LAST)
    public = [("2", "A", "1", "", "earlier", "dates"), ("2", "B", "1", "", "earlier", "dates")]
    assert told(draft, reader) == public
    assert {row.older for row in rows(draft, reader)} == {None}
    secrets = [("1", "S", "1", "", "earlier", "dates"), ("2", "S", "2", "", "earlier", "dates")]
    assert told(draft, inside) == [secrets[0], secrets[1], *public]
    assert {row.older for row in rows(draft, inside)} == {None}
    assert shares(draft, inside) == shares(draft, reader)
    settings.PUBLIC_SITE = True
    assert told(draft, AnonymousUser()) == public
    settings.PUBLIC_SITE = False
    assert told(draft, AnonymousUser()) == []


def test_the_texts_of_a_restricted_draft_come_from_public_ones(reader):
    inside = factories.person("inside")
    looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=DAY)
    secret = proposal("S", teams=[factories.team(inside)])
    draft = looked(paragraphs("1", "Faces", FACE), proposal=secret, date=LATER)
    assert told(draft, inside) == [("1", "A", "1", "", "earlier", "dates")]
    assert [(one.proposal.number, one.words) for one in shares(draft, inside).proposals] == [("A", WORDS[FACE])]


def test_what_is_withdrawn_is_no_origin(reader):
    admin = factories.person(is_superuser=True)
    source = looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=DAY)
    draft = looked(paragraphs("1", "Faces", FACE), proposal=proposal("B"), date=LATER)
    withdrawals.withdraw(source, reason="A mistake.", by=admin)
    assert told(draft, reader) == []
    withdrawals.restore(source, by=admin)
    look()
    assert told(draft, reader) == [("1", "A", "1", "", "earlier", "dates")]


def test_it_can_be_asked_for_one_clause_or_one_proposal(reader):
    a, b = proposal("A"), proposal("B")
    looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Fees", FEE), proposal=a, date=DAY)
    looked(paragraphs("1", "Faces", FACE), proposal=b, date=DAY)
    draft = looked(paragraphs("1", "Faces", FACE), paragraphs("2", "Fees", FEE), proposal=proposal("C"), date=LAST)
    key = draft.current_reading.clauses.get(number="2").key
    assert [row[:2] for row in told(draft, reader, key=key)] == [("2", "A")]
    assert [row[:2] for row in told(draft, reader, of=b)] == [("1", "B")]
    assert told(draft, reader, band="likely") == []


@pytest.mark.parametrize("clauses", [1, 3])
def test_queries_do_not_grow_with_rows(reader, clauses, django_assert_num_queries):
    texts = [
        f"{one} {word} {FACE} {word}" for one, word in zip((NAME, FEE, NOTICE), ("Oak", "Elm", "Ash"), strict=True)
    ]
    made = [paragraphs(str(number), "", text) for number, text in enumerate(texts[:clauses])]
    for number in "ABC"[:clauses]:
        looked(*made, proposal=proposal(number), date=DAY)
    draft = looked(*made, proposal=proposal("D"), date=LAST)
    with django_assert_num_queries(14):
        assert len(rows(draft, reader)) >= clauses
    with django_assert_num_queries(13):
        shares(draft, reader)
