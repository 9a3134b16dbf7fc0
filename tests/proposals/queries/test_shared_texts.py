"""What texts share with those of other proposals, by rows that a test makes by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from clauseline.origins.engine import ENGINE
from clauseline.outline import ClauseText
from proposals.models import (
    Contributor,
    DistinctText,
    Link,
    MeaningRun,
    OriginRun,
    Proposal,
    TextPair,
    TextPlace,
    User,
    Version,
)
from proposals.queries import origin_rows
from proposals.queries.contributions import ForceTold, bringers, contributions_of
from proposals.queries.origin_rows import is_looked_for, meaning_standing, name_of, origin_list, refuse_unlooked
from proposals.queries.shared_texts import (
    Linked,
    PairSpan,
    TextStanding,
    has,
    links_between,
    links_of,
    own_history,
    pairs_between,
    pairs_of,
    parts,
    shared_texts,
)
from proposals.refusals import Conflict
from tests import factories
from tests.factories import paragraphs
from tests.proposals import hand_made
from tests.proposals.hand_made import text

pytestmark = pytest.mark.django_db

CLAUSES = paragraphs("1", "Faces", "Faces are kept."), paragraphs("2", "名称", "名称应当隐藏。")


@pytest.fixture
def ours() -> Version:
    return placed("OURS")


def placed(number: str, *clauses: ClauseText, of: Proposal | None = None, **facts: Any) -> Version:
    """A version of a (new) proposal of this number, each of whose clauses is a place of its text."""
    about = {name: facts.pop(name) for name in ("teams", "body") if name in facts}
    made = factories.version(*clauses or CLAUSES, proposal=of or factories.proposal(number=number, **about), **facts)
    place(made)
    return made


def place(version: Version) -> None:
    reading = text(version)
    for one in reading.clauses.all():
        words, _ = DistinctText.objects.get_or_create(digest=one.text[:24])
        TextPlace.objects.update_or_create(clause=one, defaults={"text": words, "reading": reading})


def words_of(version: Version, number: str = "1") -> int:
    return TextPlace.objects.get(reading=version.current_reading, clause__number=number).text_id


def pair(one: int, other: int, *spans: tuple[int, ...], **facts: Any) -> TextPair:
    asked = {"method": "words", "engine": ENGINE, "spans": [list(span) for span in spans or ((0, 5, 7, 12, 3),)]}
    return TextPair.objects.create(one_id=one, other_id=other, **{**asked, **facts})


def sharing(number: str, words: str, with_: Version, *spans: tuple[int, ...], **facts: Any) -> Version:
    """A version whose only clause has these words, some of which stand in the first clause of `with_`."""
    made = placed(number, paragraphs("7", "Other", words), **facts)
    pair(words_of(with_), words_of(made, "7"), *spans)
    return made


def sources(version: Version, person: User | AnonymousUser, **asked: Any) -> list[str]:
    found = shared_texts(version, text(version), person, **asked)
    return [found.proposals[pk].number for by_proposal in found.matches.values() for pk in by_proposal]


def test_clauses_come_in_their_order_with_their_texts(ours: Version, reader: User):
    found = shared_texts(ours, text(ours), reader)
    first, second = text(ours).clauses.order_by("order")
    assert found.clauses == ((first.pk, words_of(ours)), (second.pk, words_of(ours, "2")))
    assert shared_texts(ours, text(ours), reader, key=second.key).clauses == found.clauses[1:]
    assert (dict(found.matches), dict(found.standings), found.versions) == ({}, {}, {})


@pytest.mark.postgres
def test_a_match_is_told_from_the_side_that_is_asked(ours: Version, reader: User):
    other = sharing("A", "Words", ours, (9, 11, 0, 2, 1), (0, 5, 7, 12, 3))
    mine, theirs = words_of(ours), words_of(other, "7")
    (match,) = shared_texts(ours, text(ours), reader).matches[mine][other.proposal_id]
    assert (match.other, match.weight, match.here, match.there) == (theirs, 4, [(0, 5), (9, 11)], [(0, 2), (7, 12)])
    (turned,) = shared_texts(other, text(other), reader).matches[theirs][ours.proposal_id]
    assert (turned.other, turned.spans) == (mine, (PairSpan(0, 2, 9, 11, 1), PairSpan(7, 12, 0, 5, 3)))
    assert [pk for pk, _ in pairs_of([mine])] == [mine]
    assert [(pk, one.other) for pk, one in pairs_between([theirs], TextPlace.objects.values("text"))] == [
        (theirs, mine)
    ]


@pytest.mark.postgres
def test_one_text_in_two_proposals_is_no_match_twice(ours: Version, reader: User):
    other = placed("A")
    pair(words_of(ours), words_of(ours))
    assert [one.other for _, one in pairs_of([words_of(ours)])] == [words_of(ours)]
    found = shared_texts(ours, text(ours), reader)
    assert list(found.matches[words_of(ours)]) == [other.proposal_id]


def test_what_an_older_engine_found_is_left_out_of_words_and_kept_of_meaning(ours: Version, reader: User):
    by_words, by_meaning = (placed(number, paragraphs("7", "", f"Words {number}")) for number in "AB")
    pair(words_of(ours), words_of(by_words, "7"), engine="older")
    pair(words_of(ours), words_of(by_meaning, "7"), method="meaning", band="likely", engine="older")
    found = shared_texts(ours, text(ours), reader)
    assert dict(found.matches) == {}
    assert list(found.meanings[words_of(ours)]) == [by_meaning.proposal_id]
    assert (found.of("meaning"), found.of("words")) == (found.meanings, found.matches)


@pytest.mark.postgres
def test_what_one_may_not_see_is_shared_with_nobody(ours: Version, reader: User, reviewer: User, settings):
    settings.PUBLIC_SITE = True
    sharing("OPEN", "Words", ours)
    hidden = sharing("SECRET", "Other words", ours, teams=[reviewer.teams.get()])
    assert sources(ours, reviewer) == ["OPEN", "SECRET"]
    assert sources(ours, reader) == sources(ours, AnonymousUser()) == ["OPEN"]
    assert sources(ours, reviewer, public=True) == ["OPEN"]
    found = shared_texts(ours, text(ours), reviewer)
    assert [found.is_public(one.proposal_id) for one in (ours, hidden) if one.proposal_id in found.proposals] == [False]
    settings.PUBLIC_SITE = False
    assert sources(ours, AnonymousUser()) == []


def test_neither_withdrawn_nor_earlier_readings_nor_own_versions_share(ours: Version, reader: User):
    gone, again = (sharing(number, f"Words {number}", ours) for number in "AB")
    mine = placed("", paragraphs("7", "", "Own words"), of=ours.proposal)
    pair(words_of(ours), words_of(mine, "7"))
    assert sources(ours, reader) == ["A", "B"]
    Version.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    Version.objects.filter(pk=again.pk).update(current_reading=factories.reading(again, *CLAUSES))
    assert sources(ours, reader) == []


@pytest.mark.postgres
def test_the_earliest_position_that_has_most_of_the_words_counts(ours: Version, reader: User):
    part = sharing("A", "A part", ours, (0, 5, 0, 5, 1))
    whole = placed("A", paragraphs("7", "", "The whole"), of=part.proposal)
    again = placed("A", paragraphs("7", "", "The whole"), of=part.proposal)
    pair(words_of(ours), words_of(whole, "7"), (0, 10, 0, 10, 2))
    found = shared_texts(ours, text(ours), reader)
    of = part.proposal_id
    standings = [(one.position, one.version) for one in found.standings[words_of(whole, "7")][of]]
    assert standings == [(2, whole.pk), (3, again.pk)]
    firsts = [found.first(words_of(ours), of, here) for here in ([(0, 5)], [(0, 9)], [(0, 10)], [(20, 30)])]
    assert [one and one.version for one in firsts] == [part.pk, part.pk, whole.pk, None]


@pytest.mark.parametrize(
    ("stretches", "wanted", "had"),
    [
        ([(0, 6)], [(0, 10)], True),
        ([(0, 5)], [(0, 10)], False),
        ([(0, 3), (5, 8)], [(0, 10)], True),
        ([], [(0, 1)], False),
    ],
)
def test_who_has_more_than_half_has_it(stretches: list[Any], wanted: list[Any], had: bool):
    assert has(stretches, wanted) is had


@pytest.mark.postgres
def test_the_own_history_goes_back_to_the_first_text_with_the_words(ours: Version, reader: User):
    other = sharing("A", "Words", ours, (0, 6, 0, 6, 1))
    early = placed("", paragraphs("1", "", "Faces were kept."), of=ours.proposal, date=date(2020, 1, 1))
    pair(words_of(other, "7"), words_of(early), (0, 6, 4, 10, 1))
    found = shared_texts(ours, text(ours), reader)
    history = own_history(found, reader, [words_of(ours)])
    matches = found.matches[words_of(ours)][other.proposal_id]
    clause = text(early).clauses.get()
    assert early.position == 1
    assert history.first(words_of(ours), matches, [(0, 6)]) == TextStanding(1, early.pk, clause.pk)
    assert history.first(words_of(ours), matches, [(6, 9)]).version == ours.pk
    assert set(history.versions) == {ours.pk, early.pk}


@pytest.mark.parametrize("count", [1, 3])
def test_shared_texts_take_as_many_statements_however_much_there_is(
    ours: Version, reader: User, count: int, django_assert_num_queries
):
    for number in range(count):
        sharing(f"N{number}", f"Words {number}", ours).contributors.add(Contributor.objects.create(name=f"C{number}"))
    with django_assert_num_queries(7):
        found = shared_texts(ours, text(ours), reader)
        told = [(one.proposal.body.name, bringers(one)) for one in found.versions.values()]
    assert len(told) == count


def test_links_say_who_came_from_whom_from_either_side():
    a, b, c = (factories.proposal(number=number) for number in "ABC")
    for source, kind, target in (
        (a, "derived-from", b),
        (b, "adopted-as", a),
        (a, "adopted-as", c),
        (c, "answers", a),
    ):
        Link.objects.create(source=source, kind=kind, target=target)
    assert links_of(a.pk) == {
        b.pk: Linked(from_them=frozenset({"derived-from", "adopted-as"})),
        c.pk: Linked(from_us=frozenset({"adopted-as"})),
    }
    assert links_of(b.pk) == {a.pk: Linked(from_us=frozenset({"derived-from", "adopted-as"}))}
    assert links_of(factories.proposal().pk) == {}
    assert set(links_between([b.pk, c.pk])) >= {b.pk, c.pk}


def test_parts_are_some_at_a_time():
    assert [list(parts(range(count), 2)) for count in (0, 2, 3)] == [[], [[0, 1]], [[0, 1], [2]]]


@pytest.mark.postgres
def test_origins_are_listed_in_the_order_of_clauses_the_closest_first_and_can_be_narrowed(ours: Version, reader: User):
    far = sharing("FAR", "Words", ours, (0, 5, 0, 5, 1))
    near = sharing("NEAR", "More words", ours, (0, 9, 0, 9, 2))
    other = placed("ZH", paragraphs("7", "", "Hidden names"))
    pair(words_of(ours, "2"), words_of(other, "7"), method="meaning", band="possible")
    numbers = {one.proposal_id: one.proposal.number for one in (far, near, other)}

    def listed(**asked: Any) -> list[str]:
        return [numbers[row.found.proposal] for row in origin_list(ours, text(ours), reader, **asked).rows]

    assert listed() == ["NEAR", "FAR", "ZH"]
    assert listed(of=far.proposal) == ["FAR"]
    assert listed(key=text(ours).clauses.get(number="2").key) == ["ZH"]
    assert [listed(method=method) for method in ("words", "meaning")] == [["NEAR", "FAR"], ["ZH"]]
    assert [listed(band=band) for band in ("fact", "likely", "possible")] == [["NEAR", "FAR"], [], ["ZH"]]
    assert listed(method="words", band="possible") == []


def test_a_row_has_both_clauses_and_a_name_of_their_words(ours: Version, reader: User):
    other = sharing("A", "Words", ours)
    other.date = None
    other.save()
    asked = origin_list(ours, text(ours), reader)
    (row,) = origin_rows.origin_rows(asked, asked.rows)
    mine, theirs = text(ours).clauses.get(number="1"), text(other).clauses.get()
    assert (row.place.key, row.place.number, row.place.title, row.source.key) == (mine.key, "1", "Faces", theirs.key)
    assert (row.place.permalink, row.source.version) == (f"/versions/{ours.slug}/#{mine.key}", other)
    assert (row.words, row.source_words, row.older) == ("Faces are kept.", "Words", None)
    assert row.name == name_of("Faces are kept.", "Words", mine.key, theirs.key)
    assert row.spans == [
        {"start": 0, "end": 5, "source_start": 7, "source_end": 12, "weight": 3, "ubiquity": ""},
    ]
    assert origin_rows.origin_rows(asked, []) == []


def test_origins_were_looked_for_by_the_engine_of_today_in_this_reading_or_not_at_all(ours: Version):
    reading, again = text(ours), factories.reading(ours, *CLAUSES)
    with pytest.raises(Conflict, match="still being looked for"):
        refuse_unlooked(ours, reading)
    run = OriginRun.objects.create(version=ours, reading=reading, engine=ENGINE)
    assert (is_looked_for(ours, reading), is_looked_for(ours, again)) == (True, False)
    refuse_unlooked(ours, reading)
    run.engine = "older"
    run.save()
    assert not is_looked_for(ours, reading)


@pytest.mark.parametrize(("encoder", "standing"), [("by words 1", "waiting"), (None, "missing")])
def test_meaning_is_waited_for_where_one_sees_a_draft_in_another_language(
    ours: Version, reader: User, reviewer: User, monkeypatch, encoder: str | None, standing: str
):
    monkeypatch.setattr(origin_rows, "encoder_name", lambda: encoder)
    placed("GB", language="en-GB")
    placed("NONE", language="")
    assert meaning_standing(ours, text(ours), reader) == ""
    placed("ZH", teams=[reviewer.teams.get()], language="zh")
    assert meaning_standing(ours, text(ours), reader) == ""
    assert meaning_standing(ours, text(ours), reviewer) == standing
    MeaningRun.objects.create(version=ours, reading=text(ours), engine="1")
    assert meaning_standing(ours, text(ours), reviewer) == ""


def test_who_brought_a_version_is_named_by_it_or_else_by_its_proposal(ours: Version):
    first, second = (Contributor.objects.create(name=name) for name in "AB")
    assert bringers(ours) == ()
    ours.proposal.contributors.add(second, first)
    assert bringers(ours) == (first, second)
    ours.contributors.add(second)
    assert bringers(ours) == (second,)


@pytest.mark.postgres
def test_contributions_are_told_by_body_and_number_with_what_became_of_force(reader: User, reviewer: User):
    works = Contributor.objects.create(name="Works")
    bodies = {name: factories.body(short_name=name) for name in "AB"}
    last, first, bare, hidden = (
        factories.proposal(body=bodies[name], number=number, **more)
        for name, number, more in (
            ("B", "1", {}),
            ("A", "2", {}),
            ("A", "3", {}),
            ("A", "1", {"teams": [reviewer.teams.get()]}),
        )
    )
    for proposal in (first, bare, hidden):
        proposal.contributors.add(works)
    one, two, gone, three = (factories.version(*CLAUSES, proposal=first) for _ in range(4))
    Version.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    two.contributors.add(Contributor.objects.create(name="Others"))
    factories.version(*CLAUSES, proposal=last).contributors.add(works)
    hand_made.comparison(one, two, engine="1", counts={"weakened": 9})
    told = hand_made.comparison(one, two, counts={"weakened": 2, "strengthened": 1})
    later = hand_made.comparison(two, three)
    hand_made.comparison(one, two, engine="2", aside=True)
    hand_made.comparison(two, three, old=factories.reading(two, *CLAUSES))
    found = contributions_of(works, reader)
    assert [(row.proposal, row.versions) for row in found] == [
        (first, (one, three)),
        (bare, ()),
        (last, tuple(last.versions.all())),
    ]
    assert found[0].force == (ForceTold(told, one, two, is_own=False), ForceTold(later, two, three, is_own=True))
    assert [(one.weakened, one.strengthened) for one in found[0].force] == [(2, 1), (0, 0)]
    assert [row.proposal for row in contributions_of(works, reviewer)] == [hidden, first, bare, last]
    assert contributions_of(works, AnonymousUser()) == []


def test_what_names_somebody_in_a_withdrawn_version_alone_was_not_brought(reader: User):
    works = Contributor.objects.create(name="Works")
    gone = factories.version(*CLAUSES)
    gone.contributors.add(works)
    assert [row.versions for row in contributions_of(works, reader)] == [(gone,)]
    Version.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    assert contributions_of(works, reader) == []


@pytest.mark.parametrize("count", [1, 3])
def test_contributions_take_five_statements(reader: User, count: int, django_assert_num_queries):
    works = Contributor.objects.create(name="Works")
    for _ in range(count):
        factories.version(*CLAUSES).proposal.contributors.add(works)
    with django_assert_num_queries(5):
        assert len([one.proposal.body.name for one in contributions_of(works, reader)]) == count
