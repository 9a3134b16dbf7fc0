import pytest

from annotations.models import ForceConfirmation
from annotations.queries.confirmations import Confirmed
from annotations.queries.duties import DutyCounts, DutyEntry
from annotations.templatetags.duties import duty_chips, duty_counts, fact_choices, leading_chip
from clauseline.comparing.changes import StrengthChange
from proposals.drawing.chips import Chip
from proposals.queries.strength import DutyRow
from tests.annotations.templatetags.values import strength

LEVELS = "requirement to recommendation"
LOWERED = "verb lowered: “shall” to “should”"


def entry(row: StrengthChange, state: str = "") -> DutyEntry:
    confirmed = Confirmed(ForceConfirmation(state=state)) if state else None
    return DutyEntry(DutyRow(1, 0, 0, row, None, None), confirmed)


def test_how_many_sentences_stand_how_with_the_ways_to_them():
    counts = DutyCounts({"weakened": 2, "open": 1, "neither": 1, "same": 4}, spots={"weakened": ("a", "b")})
    assert duty_counts(counts) == [
        Chip("2 duties weakened", "weakened", spots=("a", "b")),
        Chip("1 neither", ""),
        Chip("1 to check", "check"),
    ]
    assert duty_counts(DutyCounts()) == []


@pytest.mark.parametrize(
    ("spots", "attributes"),
    [
        (("duty-a",), ' href="#duty-a" title="Go to the sentence"'),
        (
            ("duty-a", "duty-b"),
            ' href="#duty-a" data-spots="duty-a duty-b" title="Go to the next of these sentences"',
        ),
    ],
)
def test_a_count_leads_to_what_it_counts(spots: tuple[str, ...], attributes: str):
    title = attributes.partition('title="')[2].rstrip('"')
    assert leading_chip(Chip("2 <weakened>", "strength", spots=spots)) == (
        f'<a class="chip strength"{attributes}>2 &lt;weakened&gt;<span class="spoken"> ({title})</span></a>'
    )


def test_a_count_of_nothing_leads_nowhere():
    assert leading_chip(Chip("0", "check")) == '<span class="chip check">0</span>'


@pytest.mark.parametrize(
    ("state", "chips"),
    [
        ("", [Chip(LOWERED, "weakened", title=f"weakened: {LEVELS}")]),
        ("weakened", [Chip("weakened", "weakened"), Chip(LOWERED)]),
        ("strengthened", [Chip("strengthened", "strengthened"), Chip(LOWERED)]),
        ("neither", [Chip("neither weakened nor strengthened", ""), Chip(LOWERED)]),
    ],
)
def test_what_a_person_confirmed_stands_before_what_can_be_seen(state: str, chips: list[Chip]):
    assert duty_chips(entry(strength(), state)) == chips


def test_what_is_not_sure_is_to_check():
    row = strength("ambiguous", "condition-added", sure=False)
    assert duty_chips(entry(row)) == [Chip("condition added: please check", "check", title=LEVELS)]


def test_only_facts_that_there_are_can_be_chosen():
    counts = DutyCounts(facts={"gone": 2, "verb-lowered": 1, "new": 0})
    assert fact_choices(counts) == [
        ("verb-lowered", "verb lowered", 1),
        ("gone", "binding sentence gone, no similar one found", 2),
    ]
