"""The sentences of a comparison whose force changed, with their words and places."""

from __future__ import annotations

import pytest

from clauseline.comparing.changes import StrengthChange
from proposals.models import Change, Comparison
from proposals.queries.strength import (
    DutyPlace,
    DutyRow,
    duty_rows,
    duty_rows_among,
    duty_rows_of,
    name_of,
    with_alike,
)
from tests import factories
from tests.factories import paragraphs
from tests.proposals import hand_made
from tests.proposals.hand_made import change, clause, force, row

pytestmark = pytest.mark.django_db

OLD_FACE, NEW_FACE = "It shall be kept.", "It should be kept."
OLD = (paragraphs("1", "Faces", f"A face. {OLD_FACE}"), paragraphs("2", "Names", "Names shall be hidden."))
NEW = (
    paragraphs("1", "Faces", f"Each face. {NEW_FACE}"),
    paragraphs("2", "Names", "Nothing."),
    paragraphs("3", "规则", "𠀀平台应当命名。"),
)
LOWERED = row(force(8, 8 + len(OLD_FACE)), force(11, 11 + len(NEW_FACE), "should"))


@pytest.fixture
def made() -> Comparison:
    """A comparison without changes."""
    return hand_made.comparison(factories.version(*OLD), factories.version(*NEW))


def sentences(rows: list[DutyRow]) -> list[tuple[str, str]]:
    return [(one.old.sentence if one.old else "", one.new.sentence if one.new else "") for one in rows]


def gone(*alike: dict[str, int]) -> dict[str, object]:
    return row(force(0, 22), None, reason="gone-alike", alike=list(alike))


def test_a_row_has_both_sentences_where_they_stand_and_the_pages_that_show_them(made: Comparison):
    changed = change(made, "1", "1", strength=[LOWERED])
    (found,) = duty_rows(made)
    old, new = clause(made.old, "1"), clause(made.new, "1")
    homes = [f"/versions/{version.slug}/" for version in (made.old_version, made.new_version)]
    assert (found.change, found.order, found.number, found.alike) == (changed.pk, 0, 0, ())
    assert found.old == DutyPlace(old.key, "1", "Faces", 8, 25, OLD_FACE, f"{homes[0]}?at=8-25#{old.key}")
    assert found.new == DutyPlace(new.key, "1", "Faces", 11, 29, NEW_FACE, f"{homes[1]}?at=11-29#{new.key}")
    assert isinstance(found.row, StrengthChange)
    assert (found.row.verdict, found.is_two_sided, found.keys) == ("weakened", True, (old.key, new.key))
    assert found.spot == f"duty-new-{new.key}-11"


def test_what_came_or_went_is_on_one_side(made: Comparison):
    change(made, "2", "2", strength=[gone()])
    change(made, "", "3", "inserted", strength=[row(None, force(0, 8))])
    went, came = duty_rows(made)
    old, new = clause(made.old, "2"), clause(made.new, "3")
    assert sentences([went, came]) == [("Names shall be hidden.", ""), ("", "𠀀平台应当命名。")]
    assert [one.keys for one in (went, came)] == [(old.key, ""), ("", new.key)]
    assert [one.spot for one in (went, came)] == [f"duty-old-{old.key}-0", f"duty-new-{new.key}-0"]
    assert not went.is_two_sided and not came.is_two_sided


def test_offsets_of_joined_clauses_count_in_their_own(made: Comparison):
    first, second = OLD[0].text, OLD[1].text
    at = len(first) + 1
    told = [row(force(8, 25), None), row(force(at, at + len(second)), None)]
    change(made, "1 2", "1", "merged", strength=told)
    found = duty_rows(made)
    assert sentences(found) == [(OLD_FACE, ""), (second, "")]
    assert [(one.old and (one.old.number, one.old.start, one.old.end)) for one in found] == [
        ("1", 8, 25),
        ("2", 0, len(second)),
    ]


@pytest.mark.postgres
def test_rows_stand_in_the_order_of_the_changes_and_some_can_be_asked_for(made: Comparison):
    change(made, "", "3", "inserted", strength=[row(None, force(0, 8)), row(None, force(1, 8))])
    change(made, "1", "1")
    last = change(made, "2", "2", strength=[gone()])
    assert [(one.order, one.number) for one in duty_rows(made)] == [(0, 0), (0, 1), (2, 0)]
    assert [one.change for one in duty_rows(made, made.changes.filter(order__gt=0))] == [last.pk]
    assert duty_rows(made, made.changes.filter(order=1)) == []


def test_changes_that_are_told_backwards_have_their_clauses_too(made: Comparison):
    change(made, "1", "1", strength=[LOWERED])
    change(made, "2", "2", strength=[gone()])
    told = list(made.changes.order_by("-order").values("pk", "order", "strength"))
    assert sentences(duty_rows_of(made, told)) == [("Names shall be hidden.", ""), (OLD_FACE, NEW_FACE)]
    assert duty_rows_of(made, []) == []


def test_rows_of_another_comparison_of_the_same_texts_are_not_mixed_in(made: Comparison):
    change(made, "1", "1", strength=[LOWERED])
    other = hand_made.comparison(made.old_version, made.new_version, engine="2")
    change(other, "2", "2", strength=[gone()])
    assert sentences(duty_rows(made)) == [(OLD_FACE, NEW_FACE)]
    assert sentences(duty_rows(other)) == [("Names shall be hidden.", "")]


@pytest.mark.parametrize("count", [1, 3])
def test_rows_take_two_statements_and_one_where_the_changes_are_known(
    made: Comparison, count: int, django_assert_num_queries
):
    for number in ("1", "2", "3")[:count]:
        change(made, "", number, "inserted", strength=[row(None, force(0, 8))])
    known = Comparison.objects.select_related("old_version", "new_version").get(pk=made.pk)
    told = list(known.changes.order_by("order").values("pk", "order", "strength"))
    with django_assert_num_queries(2):
        assert len(duty_rows(known)) == count
    with django_assert_num_queries(1):
        duty_rows_of(known, told)
    with django_assert_num_queries(2):
        assert len(duty_rows_among(known.changes.all())) == count


@pytest.mark.postgres
def test_rows_among_changes_of_several_comparisons_have_no_pages(made: Comparison):
    quiet = change(made, "1", "1")
    first = change(made, "2", "2", strength=[gone()])
    other = hand_made.comparison(factories.version(*OLD), factories.version(*NEW))
    second = change(other, "1", "1", strength=[LOWERED])
    found = duty_rows_among(Change.objects.filter(pk__in=[quiet.pk, first.pk, second.pk]))
    assert {pk: sentences(rows) for pk, rows in found.items()} == {
        first.pk: [("Names shall be hidden.", "")],
        second.pk: [(OLD_FACE, NEW_FACE)],
    }
    assert [place.permalink for rows in found.values() for one in rows for place in (one.old, one.new) if place] == [
        None
    ] * 3


def test_what_is_like_a_sentence_stands_on_the_side_where_it_is_not(made: Comparison):
    change(made, "2", "2", strength=[gone({"clause": 0, "start": 11, "end": 29}, {"clause": 9, "start": 0, "end": 1})])
    came = row(None, force(0, 8), alike=[{"clause": 1, "start": 0, "end": 5}])
    change(made, "", "3", "inserted", strength=[came])
    first, second = with_alike(made, duty_rows(made))
    old, new = clause(made.old, "2"), clause(made.new, "1")
    homes = [f"/versions/{version.slug}/" for version in (made.old_version, made.new_version)]
    assert first.alike == (DutyPlace(new.key, "1", "Faces", 11, 29, NEW_FACE, f"{homes[1]}?at=11-29#{new.key}"),)
    assert second.alike == (DutyPlace(old.key, "2", "Names", 0, 5, "Names", f"{homes[0]}?at=0-5#{old.key}"),)


def test_what_is_alike_takes_one_statement_and_none_where_nothing_is(made: Comparison, django_assert_num_queries):
    change(made, "1", "1", strength=[LOWERED])
    rows = duty_rows(made)
    with django_assert_num_queries(0):
        assert with_alike(made, rows) == rows
    change(made, "2", "2", strength=[gone({"clause": 0, "start": 0, "end": 4})])
    rows = duty_rows(made)
    with django_assert_num_queries(1):
        with_alike(made, rows)


def test_a_name_hangs_on_words_verbs_and_clauses_alone(made: Comparison):
    change(made, "1", "1", strength=[LOWERED])
    (first,) = duty_rows(made)
    again = hand_made.comparison(made.old_version, made.new_version, engine="2")
    change(again, "2", "2")
    change(again, "1", "1", strength=[{**LOWERED, "verdict": "ambiguous", "sure": False, "reason": "reworded"}])
    (second,) = duty_rows(again)
    assert (second.words, second.name) == (first.words, first.name)
    assert first.name == name_of(first.words, *first.keys)
    assert (len(first.words), len(first.name)) == (24, 24)
    verb = {**LOWERED, "new": {**LOWERED["new"], "verb": "may"}}
    third = hand_made.comparison(made.old_version, made.new_version, engine="3")
    change(third, "1", "1", strength=[verb])
    assert duty_rows(third)[0].words != first.words


def test_the_same_words_in_other_clauses_have_another_name(made: Comparison):
    change(made, "1", "1", strength=[LOWERED])
    other = hand_made.comparison(factories.version(*OLD), factories.version(*NEW))
    change(other, "1", "1", strength=[LOWERED])
    (first,), (second,) = duty_rows(made), duty_rows(other)
    assert second.words == first.words
    assert second.name != first.name


def test_a_side_that_no_page_shows_has_no_address():
    version = factories.version(*OLD)
    before = factories.reading(version, *OLD)
    tracked = hand_made.comparison(version, version, old=before)
    change(tracked, "2", "2", strength=[row(force(0, 22), force(0, 22, "may"))])
    (found,) = duty_rows(tracked)
    assert found.old and found.new
    assert (found.old.permalink, (found.new.permalink or "").partition("?")[0]) == (None, f"/versions/{version.slug}/")
    version.options = {"tracked": "rejected"}
    version.save()
    (found,) = duty_rows(Comparison.objects.get(pk=tracked.pk))
    assert found.old and found.new
    assert (bool(found.old.permalink), found.new.permalink) == (True, None)
