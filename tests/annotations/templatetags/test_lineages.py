from itertools import product

import pytest

from annotations.models import OriginDecision
from annotations.queries.lineages import WayEntry, WayForce
from annotations.templatetags import lineages
from annotations.templatetags.lineages import (
    ENDS,
    SIGNS,
    WORDINGS,
    brought,
    day,
    in_full,
    label,
    short_versions,
    sign,
    style,
    turn,
    versions,
    way_chips,
    why,
    why_not,
    wording,
)
from clauseline.origins.direction import Direction
from clauseline.vocabulary import ORIGIN_METHODS, UBIQUITIES
from proposals.drawing.chips import Chip
from proposals.queries import lineage_steps
from proposals.queries.chains import ChainLink
from proposals.queries.lineage_steps import LineageEnd, LineageStep, LineageWay, WordsFirst
from tests import factories
from tests.annotations.templatetags.values import THEIRS, place, version

OLD = LineageStep((place(version("1.0")), place(version("2.0", 2))), (1, 2), 0, 0)
NEW = LineageStep((place(version("7", date=None, of=THEIRS), "", ""),), (3,), 1, 0)
BARE = LineageStep((place(version("3.0", 3), "", "Terms"),), (4,), 0, 1)
UNKNOWN = WordsFirst(version("1.0"), version("7", of=THEIRS), Direction("unknown", "no-date"))
EARLIER = UNKNOWN.__class__(UNKNOWN.old, UNKNOWN.new, Direction("earlier", "dates"))


def way(method: str = "change", said: str = "same", fate: str = "", first: WordsFirst | None = None) -> LineageWay:
    link = ChainLink(1, fate, 1, 1, 2) if fate else None  # type: ignore[arg-type]
    ends = OLD, NEW, OLD.last, NEW.first, (2, 3)
    return LineageWay(method, *ends, said, fate, link, first)  # type: ignore[arg-type]


def entry(of: LineageWay, force: WayForce = WayForce(), decision: OriginDecision | None = None) -> WayEntry:  # noqa: B008
    return WayEntry(decision=decision, pair=None, way=of, force=force)


def test_a_step_is_one_version_or_from_the_first_to_the_last():
    assert (versions(OLD), versions(NEW)) == ("1.0 – 2.0", "7")
    assert (short_versions(OLD), short_versions(NEW)) == ("1.0 +1", "7")


def test_when_and_what_a_step_is():
    assert (day(OLD), day(NEW)) == ("1 May 2024", "date unknown")
    assert [label(one) for one in (OLD, NEW, BARE)] == ["4.1", "a clause without a number", "Terms"]


@pytest.mark.django_db
def test_a_box_says_in_full_who_brought_what():
    made = factories.version(factories.paragraphs("4", "Records", "Words."), number="3.0")
    step = LineageStep((place(made, "4"),), (1,), 0, 0)
    made.contributors.create(name="Acme")
    made.contributors.create(name="Bolt")
    proposal = made.proposal
    assert brought(step) == "Acme, Bolt"
    assert in_full(step) == f"4 Records, {proposal.body}, {proposal} 3.0, 1 Jun 2023, Acme, Bolt"


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (way(said="reworded", fate="modified"), "reworded"),
        (way(fate="moved"), "moved, same words"),
        (way("words", "reworded"), "reworded"),
        (way("meaning", "likely"), "likely the same in another language"),
    ],
)
def test_what_is_said_of_both_texts(of: LineageWay, words: str):
    assert wording(of) == words


def test_a_way_is_marked_by_its_words_and_its_force():
    assert sign(entry(way())) == "="
    assert sign(entry(way(said="reworded"), WayForce(1, 2, 3))) == "≈ ▼ ▲ •"
    assert sign(entry(way("meaning", "possible"), WayForce(status="informative"))) == "? ▼"


@pytest.mark.parametrize(
    ("force", "look"),
    [
        (WayForce(1), "weakened"),
        (WayForce(0, 2), "strengthened"),
        (WayForce(status="normative"), "strengthened"),
        (WayForce(1, 1), ""),
        (WayForce(to_check=3), ""),
    ],
)
def test_a_mark_looks_like_the_one_way_its_force_went(force: WayForce, look: str):
    assert turn(entry(way(), force)) == look


def test_each_wording_and_each_end_has_its_words():
    assert [*WORDINGS] == [*SIGNS] == [*lineage_steps.WORDINGS]
    assert {*ENDS} == {*product(ORIGIN_METHODS, filter(None, UBIQUITIES))}


def test_why_nothing_leads_on():
    assert why_not(LineageEnd(OLD, "words", "common", ())) == (
        "Not followed: four proposals or more have these words, as common words."
    )


def test_a_line_shows_what_it_rests_on_and_whether_its_direction_is_known():
    ways = way(), way("words", first=EARLIER), way("words", first=UNKNOWN), way("meaning", "likely", first=UNKNOWN)
    assert [style(one) for one in ways] == ["change", "words", "words unknown", "likely unknown"]


def test_why_one_side_was_the_earlier():
    assert why(way()) == ""
    assert why(way("words", first=EARLIER)) == "by the dates of the first versions that have these words"


def test_all_that_is_known_of_a_way():
    force = WayForce(2, 1, 1, "normative")
    found = entry(way("words", "reworded", first=UNKNOWN), force, OriginDecision(state="confirmed"))
    assert way_chips(found) == [
        Chip("reworded", "moved"),
        Chip(
            "direction unknown",
            "check",
            title="not both first versions that have these words have a date",
        ),
        Chip("2 duties weakened", "weakened"),
        Chip("1 duty strengthened", "strengthened"),
        Chip("1 to check", "check"),
        Chip("became normative", "strengthened"),
        Chip("✓ confirmed", "strength"),
    ]
    assert way_chips(entry(way())) == [Chip("same words", "")]


def test_a_box_holds_as_much_as_there_is_room():
    fitting = lineages.register.filters["fitting"]
    assert (fitting("4.1"), fitting("word " * 20)) == ("4.1", "word word word …")
