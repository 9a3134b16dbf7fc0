from dataclasses import dataclass

import pytest

from clauseline.anchoring import Pair, Placed, anchor_at, place, place_clause
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Change, Passage, Span
from clauseline.comparing.wording import changed_wording
from clauseline.outline import ClauseText, Outline

RECORD = "A platform keeps a record of each session. It shall store the behaviour record of a user permanently."
SOFTER = "A platform keeps a record of each session. It should store the behaviour record of a user permanently."
SHARE = "A platform may share the record with any party. The party need not tell the user why it asks."
OTHER = "Frames are protected by a checksum of thirty-two bits against errors on the link."


@dataclass(frozen=True)
class Compared:
    changes: tuple[Change, ...]


def outline(*texts):
    clauses = tuple(ClauseText(str(n), f"Title {n}", 1, text=text) for n, text in enumerate(texts, start=1))
    return Outline(reader="test", language="en", clauses=clauses)


def placed(quote, old, new, *changes, clause=0):
    text = old.clauses[clause].text
    start = text.index(quote)
    return place(anchor_at(text, start, start + len(quote)), clause, Pair(old, new, Compared(changes)))


def brief(answer):
    return answer.state, answer.clause, answer.anchor and answer.anchor.quote


def test_words_of_an_unchanged_clause_are_the_same():
    old, new = outline(RECORD), outline(OTHER, RECORD)
    answer = placed("the behaviour record", old, new, Change("renumbered", (0,), (1,)))
    assert answer == Placed("same", 1, anchor_at(RECORD, 58, 78), 1.0)


def test_an_insertion_before_the_quote_shifts_it():
    old, new = outline("Keep it. Users are told."), outline("Keep it safe. Users are told.")
    spans = (
        Span(KEPT, "Keep it", (0, 7), (0, 7)),
        Span(ADDED, " safe", None, (7, 12)),
        Span(KEPT, ". Users are told.", (7, 24), (12, 29)),
    )
    answer = placed("Users", old, new, Change("modified", (0,), (0,), spans=spans))
    assert answer == Placed("same", 0, anchor_at("Keep it safe. Users are told.", 14, 19), 1.0)


def test_an_anchor_of_another_reading_is_set_right_first():
    old, shifted = outline(RECORD), anchor_at("Page 3. " + RECORD, 66, 86)
    answer = place(shifted, 0, Pair(old, old, Compared((Change("unchanged", (0,), (0,)),))))
    assert answer == Placed("same", 0, anchor_at(RECORD, 58, 78), 1.0)


def test_changed_words_are_reworded_and_shown():
    answer = placed(RECORD[43:], outline(RECORD), outline(SOFTER), Change("modified", (0,), (0,)))
    assert brief(answer) == ("reworded", 0, SOFTER[43:])
    assert answer.score == 0.9
    assert answer.found


def test_the_words_of_a_moved_clause_are_moved():
    answer = placed(RECORD[43:], outline(RECORD, OTHER), outline(OTHER, RECORD), Change("moved", (0,), (1,)))
    assert brief(answer) == ("moved", 1, RECORD[43:])


def test_a_sentence_of_a_deleted_clause_has_no_home():
    old, new = outline(RECORD, OTHER), outline(OTHER)
    answer = placed(RECORD[43:], old, new, Change("deleted", (0,), ()), Change("unchanged", (1,), (0,)))
    assert answer == Placed("gone", None, None, 0.0)
    assert not answer.found


def test_a_sentence_dropped_from_a_clause_that_stays_has_no_home():
    old, new = outline(f"{RECORD} {SHARE}"), outline(RECORD)
    answer = placed("The party need not tell the user why it asks.", old, new, Change("modified", (0,), (0,)))
    assert brief(answer) == ("gone", None, None)


def test_a_telling_sentence_that_went_elsewhere_is_moved():
    old, new = outline(RECORD, OTHER), outline(OTHER + " " + RECORD[43:])
    answer = placed(RECORD[43:], old, new, Change("deleted", (0,), ()), Change("modified", (1,), (0,)))
    assert brief(answer) == ("moved", 0, RECORD[43:])


def test_a_sentence_that_went_elsewhere_is_known_by_its_words_whatever_signs_came_between_them():
    there = "It shall store the «behaviour record» of a user, permanently."
    old, new = outline(RECORD, OTHER), outline(OTHER + " " + there)
    answer = placed(RECORD[43:], old, new, Change("deleted", (0,), ()), Change("modified", (1,), (0,)))
    assert brief(answer) == ("moved", 0, there)


def test_a_sentence_that_stands_twice_elsewhere_is_not_guessed():
    old, new = outline(RECORD), outline(RECORD[43:], RECORD[43:])
    answer = placed(RECORD[43:], old, new, Change("deleted", (0,), ()))
    assert (brief(answer), answer.found) == (("to-confirm", 0, RECORD[43:]), False)


def test_a_place_that_belongs_to_a_twin_is_not_taken():
    old, new = outline(RECORD, f"{OTHER} {RECORD[43:]}"), outline(f"{OTHER} {RECORD[43:]}", RECORD[43:])
    changes = Change("deleted", (0,), ()), Change("unchanged", (1,), (0,)), Change("inserted", (), (1,))
    assert brief(placed(RECORD[43:], old, new, *changes)) == ("moved", 1, RECORD[43:])


def test_a_common_word_that_was_removed_is_only_suggested():
    old = outline("The user is told. The record is kept.")
    new = outline("The record is kept. It names a user.")
    spans = (
        Span(REMOVED, "The user is told. ", (0, 18), None),
        Span(KEPT, "The record is kept.", (18, 37), (0, 19)),
        Span(ADDED, " It names a user.", None, (19, 36)),
    )
    answer = placed("user", old, new, Change("modified", (0,), (0,), spans=spans))
    assert (answer.state, answer.found) == ("to-confirm", False)


@pytest.mark.parametrize("quote", ["A client must close the stream.", "A server must close the stream."])
def test_a_parallel_sentence_that_stayed_is_only_suggested(quote):
    stays = "A server must close the stream. Errors are told to the other side of the link."
    answer = placed(quote, outline(f"{quote} {stays}"), outline(stays), Change("modified", (0,), (0,)))
    assert (answer.state, answer.found) == ("to-confirm", False)


def test_reworded_words_that_went_to_another_clause_are_moved():
    old, new = outline(f"{SHARE} {RECORD[43:]}", OTHER), outline(SHARE, f"{OTHER} {SOFTER[43:]}")
    passage = Passage("old", 0, len(SHARE) + 1, len(SHARE) + 1 + len(RECORD[43:]), 1, RECORD[43:])
    changes = Change("modified", (0,), (0,), passages=(passage,)), Change("modified", (1,), (1,))
    assert brief(placed(RECORD[43:], old, new, *changes)) == ("moved", 1, SOFTER[43:])


def test_a_short_quote_is_known_by_its_surroundings():
    old, new = outline(f"{SHARE} {RECORD}"), outline(SHARE, f"A user may read it. {RECORD}")
    answer = placed("a user", old, new, Change("split", (0,), (0, 1)))
    assert (brief(answer), answer.anchor.start) == (("same", 1, "a user"), 102)


def test_a_split_clause_is_searched_in_all_its_heirs():
    old, new = outline(f"{SHARE} {RECORD}"), outline(SHARE, RECORD)
    assert brief(placed(RECORD[43:], old, new, Change("split", (0,), (0, 1)))) == ("same", 1, RECORD[43:])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change("renumbered", (0,), (0,)), Placed("same", 0, None, 1.0)),
        (Change("moved", (0,), (0,)), Placed("moved", 0, None, 1.0)),
        (Change("modified", (0,), (0,), confidence=0.5), Placed("to-confirm", 0, None, 1.0)),
        (Change("deleted", (0,), ()), Placed("gone", None, None, 0.0)),
        (Change("unchanged", (1,), (0,)), Placed("gone", None, None, 0.0)),
    ],
)
def test_a_whole_clause_follows_its_change(change, expected):
    assert place_clause(0, Pair(outline(RECORD, RECORD), outline(RECORD), Compared((change,)))) == expected


def test_a_whole_clause_with_other_words_is_reworded():
    answer = place_clause(0, Pair(outline(RECORD), outline(SOFTER), Compared((Change("modified", (0,), (0,)),))))
    assert (answer.state, answer.clause) == ("reworded", 0)


def test_a_split_clause_goes_to_the_heir_that_is_most_like_it():
    old, new = outline(f"{RECORD} {SHARE} {OTHER}"), outline(OTHER, f"{RECORD} {SHARE}")
    assert place_clause(0, Pair(old, new, Compared((Change("split", (0,), (0, 1)),)))).clause == 1


def test_the_words_that_replaced_the_last_of_the_quote_belong_to_its_place():
    old, new = outline("It is required to be stored permanently."), outline("It is required to be stored for ever.")
    change = Change("modified", (0,), (0,), spans=tuple(changed_wording(old.clauses[0].text, new.clauses[0].text)))
    answer = placed("required to be stored permanently", old, new, change)
    assert brief(answer) == ("reworded", 0, "required to be stored for ever")
