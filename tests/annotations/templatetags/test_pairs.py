from datetime import UTC, datetime
from decimal import Decimal

from annotations.models import PairDecision
from annotations.queries.aligned import PairDecided, PairRow
from annotations.queries.pair_entries import PairEntry, PairSide
from annotations.templatetags.pairs import first_words, pair_chips, pair_text, verdict_chips
from clauseline.aligning.quantities import Quantity, QuantityPair
from clauseline.comparing.changes import Detail
from clauseline.outline import BlockText
from clauseline.packing import packed
from proposals.drawing.chips import Chip, strength_chip
from proposals.models import Clause
from proposals.queries.aligned import PairVerdicts, TermPair
from tests.annotations.templatetags.values import strength, version

TEXT = "The site shall keep it 30 days."
LEFT, RIGHT = version("1.0"), version("2.0", 2)
DAYS, WEEK = Quantity("time", Decimal(30), "30 days", 23, 30), Quantity("time", Decimal(7), "7 days", 0, 6)


def clause(text: str = TEXT) -> Clause:
    return Clause(pk=1, key="k1", number="4", text=text, packed=packed([BlockText("paragraph", 0, len(text))]))


def entry(
    band: str = "likely",
    state: str = "open",
    *,
    proposed: Clause | None = None,
    decided: PairDecided | None = None,
    verdicts: PairVerdicts | None = None,
) -> PairEntry:
    row = PairRow(clause(), band, proposed, (), state, decided, None, verdicts)
    return PairEntry(row, None, PairSide("new", RIGHT, "en", clause(), ()))


def decided(*, is_changed: bool) -> PairDecided:
    return PairDecided(PairDecision(state="confirmed", decided_at=datetime(2024, 5, 1, tzinfo=UTC)), is_changed)


VERDICTS = PairVerdicts(
    (),
    (strength(),),
    (QuantityPair(DAYS, WEEK, True), QuantityPair(DAYS, None, False)),
    (Detail("bracket-opened", "[30]", "", (0, 4), None), Detail("bracket-opened", "", "[7]", None, (0, 3))),
    (TermPair("avatar", "化身", 0, 0),),
)


def test_while_nobody_says_what_it_is_a_machine_says_how_surely():
    assert pair_chips(entry(proposed=clause())) == [Chip("likely", "status"), Chip("to confirm", "check")]
    assert pair_chips(entry("none")) == [Chip("none found", "")]


def test_what_a_person_said_stands_alone_unless_a_text_changed_since():
    confirmed = Chip("✓ confirmed", "strength")
    assert pair_chips(entry(state="confirmed", decided=decided(is_changed=False))) == [confirmed]
    assert pair_chips(entry(state="confirmed", decided=decided(is_changed=True))) == [
        confirmed, Chip("a text changed since", "check"),
    ]  # fmt: skip


def test_what_is_said_of_a_confirmed_pair():
    assert verdict_chips(entry(verdicts=VERDICTS)) == [
        strength_chip(strength()),
        Chip("amount: 30 days → 7 days", "strength"),
        Chip("please check the amount: 30 days → none", "check"),
        Chip("open in the old text alone: [30]", "check"),
        Chip("open in the new text alone: [7]", "check"),
        Chip("defines “avatar” as “化身”", "status"),
    ]
    assert verdict_chips(entry()) == []


def test_a_text_has_a_mark_where_something_is_said_of_it():
    told = PairVerdicts((), (strength(verbs=("shall", "shall")),), (QuantityPair(DAYS, None, True),), ())
    row = entry(verdicts=told)
    drawn = pair_text(row, PairSide("old", LEFT, "en", clause("The site shall keep it 30 days & more."), ()))
    assert drawn == (
        '<p class="block paragraph"><span data-start="0">The site </span><mark class="told">'
        '<span data-start="9">shall</span></mark><span data-start="14"> keep it </span><mark class="told">'
        '<span data-start="23">30 days</span></mark><span data-start="30"> &amp; more.</span></p>'
    )


def test_a_folded_clause_shows_how_it_begins():
    assert first_words(clause("a" * 110)) == "a" * 110
    assert first_words(clause("a" * 111)) == "a" * 110 + "…"
