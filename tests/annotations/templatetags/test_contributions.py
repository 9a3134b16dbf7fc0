from typing import Any

from annotations.templatetags.contributions import ForceBar, WordsPart, force_bars, word_parts
from proposals.models import Comparison, Proposal
from proposals.queries.contributions import ForceTold
from proposals.queries.contributor_words import WordsNow, WordsThere
from tests.annotations.templatetags.values import BODY, version

SECRET = Proposal(pk=3, slug="secret", title="Secret", body=BODY, restricted=True)


def test_public_rows_are_the_whole_bar_and_a_restricted_one_has_no_part_of_it():
    many, hidden, few = (
        WordsThere(version("1"), 299, 100, ()),
        WordsThere(version("1", of=SECRET), 50, 0, ()),
        WordsThere(version("2", 2), 1, 0, ()),
    )
    found = word_parts(WordsNow((many, hidden, few), 300, False))
    assert found == [
        WordsPart(many, 0.0, 1000 * 299 / 300, "source-1"),
        WordsPart(hidden, 1000 * 299 / 300, 0.0, "own"),
        WordsPart(few, 1000 * 299 / 300, 1000 / 300, "source-2"),
    ]
    assert [one.percent for one in found] == ["100", "0", "<1"]


def told(weakened: int, strengthened: int, position: int, **facts: Any) -> ForceTold:
    comparison = Comparison(counts={"weakened": weakened, "strengthened": strengthened})
    return ForceTold(comparison, version("0", 1), version(str(position), position, **facts), True)


def test_bars_stand_in_the_order_of_time_on_one_scale_what_has_no_date_last():
    undated, late, early = told(1, 0, 2, date=None), told(4, 2, 4), told(0, 1, 3)
    assert force_bars([undated, late, early]) == [
        ForceBar(early, 0.0, 25.0),
        ForceBar(late, 100.0, 50.0),
        ForceBar(undated, 25.0, 0.0),
    ]
    assert [one.start for one in force_bars([late])] == [0.0]


def test_where_nothing_changed_bars_have_no_length():
    nothing = told(0, 0, 2)
    assert force_bars([nothing]) == [ForceBar(nothing, 0.0, 0.0)]
    assert force_bars([]) == []
