import pytest

from annotations.models import OriginDecision
from annotations.queries.origin_entries import OriginEntry
from annotations.queries.origins import OriginDecided
from annotations.templatetags.origins import HUES, SharePart, origin_chips, reason, share_parts
from clauseline.origins.direction import Direction
from proposals.drawing.chips import Chip
from proposals.queries.origin_shares import ProposalShare, Shares
from tests.annotations.templatetags.values import OURS, THEIRS, origin

DATES = "by the dates of the first versions that have these words"


def test_the_parts_of_the_bar_are_all_words_and_what_has_none_is_left_out():
    shares = Shares(200, 98, 0, 1, (ProposalShare(THEIRS, 100, 60), ProposalShare(OURS, 1, 0)), (), ())
    assert share_parts(shares) == [
        SharePart("Avatars", 100, 60, 0.0, 500.0, "source-1"),
        SharePart("MV-1 Identity", 1, 0, 500.0, 5.0, "source-2"),
        SharePart("Common words", 1, 0, 505.0, 5.0, "everywhere"),
        SharePart("Found nowhere else", 98, 0, 510.0, 490.0, "own"),
    ]
    assert [one.percent for one in share_parts(shares)] == ["50", "<1", "<1", "49"]


def test_a_version_without_words_has_no_part():
    assert share_parts(Shares(0, 0, 0, 0, (), (), ())) == []


def test_proposals_behind_the_first_share_a_colour():
    shares = Shares(20, 0, 0, 0, tuple(ProposalShare(THEIRS, 2, 0) for _ in range(10)), (), ())
    assert [one.style for one in share_parts(shares)] == [
        *(f"source-{number}" for number in range(1, HUES + 1)), *["source-7"] * 4,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "chip"),
    [
        (Direction("earlier", "dates"), Chip("earlier there", "moved", title=DATES)),
        (Direction("later", "dates"), Chip("later there", "", title=DATES)),
        (
            Direction("unknown", "no-date"),
            Chip(
                "shared, direction unknown",
                "check",
                title="not both first versions that have these words have a date",
            ),
        ),
    ],
)
def test_which_way_words_went_is_said_with_its_reason(direction: Direction, chip: Chip):
    assert origin_chips(OriginEntry(origin(direction), None, (), 0)) == [chip]


def test_what_stands_everywhere_came_from_nowhere():
    assert origin_chips(OriginEntry(origin(ubiquity="template"), None, (), 0)) == [Chip("template of the body")]
    assert origin_chips(OriginEntry(origin(ubiquity="common"), None, (), 0)) == [Chip("common words")]


def test_what_a_person_decided_comes_first_and_a_meaning_is_likely_while_nobody_did():
    row = origin(Direction("unknown", "same-day"), method="meaning")
    title = "the first versions that may say this are of the same day"
    way = Chip("direction unknown", "check", title=title)
    likely = Chip("likely, to confirm", "check", title="A clause in another language that may say the same")
    assert origin_chips(OriginEntry(row, None, (), 0)) == [likely, way]
    decided = OriginDecided(OriginDecision(state="confirmed"), "")
    assert origin_chips(OriginEntry(row, decided, (), 0)) == [Chip("✓ confirmed", "strength"), way]


def test_the_reason_of_a_meaning_speaks_of_what_may_be_said():
    assert reason(origin()) == DATES
    assert reason(origin(method="meaning")) == "by the dates of the first versions that may say this"
