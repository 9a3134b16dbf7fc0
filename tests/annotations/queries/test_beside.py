import pytest

from annotations.models import Annotation, Placement
from annotations.queries.beside import MANY, Mark, beside, texts
from annotations.queries.margins import Card, margin
from annotations.services import drafts, placements
from annotations.services.drafts import DraftPlace
from clauseline.anchoring import Anchor
from proposals.services import readings
from tests import factories, large
from tests.annotations.remarks import placement, remark
from tests.factories import outline, paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")
RECORD = paragraphs("2", "Record", "The record of a😀身份 is stored permanently.")
STATES = Placement.State


@pytest.fixture
def old():
    return factories.version(SCOPE, RECORD)


def facts(mark: Mark) -> tuple[object, ...]:
    return mark.slug, mark.key, mark.start, mark.end, mark.state, mark.place


def as_drawn(card: Card, place: str) -> tuple[object, ...]:
    start, end = (None, None) if card.asks else (card.start, card.end)
    key = card.clause.key if card.clause else ""
    return card.annotation.slug, key, start, end, card.annotation.state, place


def test_marks_stand_where_the_cards_do(old, reviewer, team):
    new = factories.version(RECORD, SCOPE, proposal=old.proposal)
    for state in STATES.values:
        for number, quote in (("2", "permanently"), ("2", ""), ("", "")):
            said = remark(old, reviewer, team, number=number, quote=quote)
            placement(said, new, state, number=number, quote=quote)
    settled = placement(remark(old, reviewer, team, number="1"), new, STATES.GONE)
    placements.settle(settled, is_right=False, by=reviewer)
    remark(new, reviewer, team, number="2", quote="stored")
    remark(new, reviewer, team, number="1")
    remark(new, reviewer, team)
    Annotation.objects.filter(version=new, scope="clause").update(state="accepted")
    new.current_reading = readings.store(new, outline(SCOPE, paragraphs("2", "Record", "It is stored.")))
    new.save()
    drawn = margin(new, reviewer)
    cards = [(drawn.cards, "margin"), (drawn.tray, "tray"), (drawn.away, "away")]
    found = beside(new, reviewer)
    assert sorted(map(facts, found.marks), key=str) == sorted(
        (as_drawn(card, place) for some, place in cards for card in some), key=str
    )
    assert [mark.slug for mark in found.marks if mark.place == "margin"] == [c.annotation.slug for c in drawn.cards]


def test_a_mark_has_the_hue_of_the_first_concern(old, reviewer, team):
    remark(old, reviewer, team, number="2", concerns=("retention", "surveillance"))
    remark(old, reviewer, team, number="2")
    said = remark(old, reviewer, team, number="2", concerns=("retention",))
    said.concerns.update(concern="of-an-older-vocabulary")
    assert [mark.family for mark in beside(old, reviewer).marks] == ["data", "plain", "plain"]


def test_what_another_team_says_leaves_no_mark(old, reviewer):
    ben = factories.person("ben")
    theirs = factories.team(ben)
    public = remark(old, ben, theirs, number="2", visibility="public")
    remark(old, ben, theirs, number="2")
    remark(old, ben, theirs, number="2", visibility="private")
    assert [(mark.slug, mark.is_mine) for mark in beside(old, reviewer).marks] == [(public.slug, False)]


def test_a_draft_is_marked_for_who_types_it_alone(old, reviewer, team):
    key = old.current_reading.clauses.get(number="2").key
    kept, _ = drafts.keep(DraftPlace(old, key, Anchor("stored", start=22)), {}, by=reviewer)
    assert beside(old, reviewer).marks == [
        Mark(kept.slug, key, 22, 28, is_mine=True, order=beside(old, reviewer).marks[0].order)
    ]
    assert (beside(old, reviewer).said, beside(old, reviewer).is_empty) == ([], False)
    assert beside(old, factories.person("ben")).marks == []


def test_what_is_private_is_counted_for_its_author(old, reviewer, team):
    remark(old, reviewer, team, number="2", visibility="private")
    remark(old, reviewer, team, number="2")
    found = beside(old, reviewer)
    assert (found.mine, len(found.private), found.states) == (2, 1, [("open", "open", 2)])


def test_few_and_many_texts_are_the_same():
    version, _ = large.versions(MANY + 100)
    known = dict(version.current_reading.clauses.values_list("key", "text"))
    some = list(known)[: MANY - 1]
    assert {key: text for key, (_order, text) in texts(version, some).items()} == {key: known[key] for key in some}
    assert {key: text for key, (_order, text) in texts(version, known).items()} == known
