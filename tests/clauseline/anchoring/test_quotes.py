from dataclasses import dataclass

from clauseline.anchoring import Home, Pair, anchor_at, find_home, place_quote
from clauseline.comparing.changes import Change
from clauseline.outline import ClauseText, Outline

TWICE = "Records are kept.\nThe user is told."
CLAUSES = (
    ClauseText("8.2", "Authentication", 2, text=TWICE),
    ClauseText("8.3", "Behaviour record", 2, text=f"{TWICE} Records are kept. They are sealed."),
)
OLD = Outline(reader="test", language="en", clauses=CLAUSES)


@dataclass(frozen=True)
class Compared:
    changes: tuple[Change, ...]


def test_the_named_clause_is_the_home():
    quote = {"exact": "The user is told.", "clause": {"number": "8.3", "title": "behaviour record"}}
    assert find_home(quote, OLD) == Home(1, anchor_at(CLAUSES[1].text, 18, 35))


def test_a_space_of_theirs_is_a_line_break_of_ours():
    quote = {"exact": "kept. The user", "prefix": "Records are ", "clause": {"number": "8.2", "title": ""}}
    assert find_home(quote, OLD) == Home(0, anchor_at(TWICE, 12, 26))


def test_the_surroundings_decide_inside_the_clause():
    quote = {"exact": "Records are kept.", "suffix": " They are", "clause": {"number": "8.3"}}
    assert find_home(quote, OLD) == Home(1, anchor_at(CLAUSES[1].text, 36, 53))


def test_a_wrong_clause_does_not_hide_the_very_words():
    quote = {"exact": "They are sealed.", "clause": {"number": "9", "title": "Scope"}}
    assert find_home(quote, OLD) == Home(1, anchor_at(CLAUSES[1].text, 54, 70))


def test_words_that_stand_nowhere_have_no_home():
    assert find_home({"exact": "Frames carry a checksum of thirty-two bits."}, OLD) is None
    assert find_home({"exact": " "}, OLD) is None


def test_a_quote_is_placed_in_the_new_text():
    new = Outline(reader="test", language="en", clauses=CLAUSES[1:])
    pair = Pair(OLD, new, Compared((Change("deleted", (0,), ()), Change("renumbered", (1,), (0,)))))
    quote = {"exact": "They are sealed.", "clause": {"number": "8.3", "title": "Behaviour record"}}
    assert (
        place_quote(quote, pair).state,
        place_quote({"exact": "No."}, pair).state,
    ) == (
        "same",
        "gone",
    )
