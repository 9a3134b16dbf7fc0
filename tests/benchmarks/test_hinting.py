from __future__ import annotations

from clauseline.concerns import VOCABULARY
from tests.benchmarks.hinting import (
    Labelled,
    Reached,
    digest,
    draft_row,
    labels,
    lines,
    own_clauses,
    passages,
    reached,
)

KNOWN = {concern.id for concern in VOCABULARY.concerns}


def test_a_text_is_counted_by_what_is_right_to_say_of_it():
    kept = "Logs of all users are kept for five years."
    assert reached(Labelled(kept, "en", {"retention": "+"}, {})) == Reached(1, 1, 1, 1, 0, 0, 1, 0, 0, 0)
    assert reached(Labelled(kept, "en", {"retention": "-"}, {})) == Reached(1, 1, 1, 0, 0, 0, 1, 0, 0, 0)
    assert reached(Labelled(kept, "en", {}, {})) == Reached(1, 0, 1, 0, 0, 0, 0, 0, 1, 0)
    denied = "Logs of all users shall not be kept for five years."
    assert reached(Labelled(denied, "en", {"retention": "-"}, {})) == Reached(1, 1, 0, 0, 1, 1, 1, 0, 0, 0)
    assert reached(Labelled("The frame ends.", "en", {"retention": "+"}, {})) == Reached(needing=1, quiet=1)
    assert reached(Labelled("The frame ends.", "en", {}, {})) == Reached(silent=1, kept_silent=1)


def test_what_was_written_for_this_stays_right():
    """A floor: who loses one of these finds out here."""
    whole = sum((reached(text) for text in own_clauses()), Reached())
    assert whole.kept_silent == whole.silent >= 24
    assert whole.right >= 78
    assert whole.raised_right >= whole.raised - 1
    assert whole.guarded_right >= whole.guarded - 1


def test_labels_name_concerns_and_what_is_done_to_them():
    rows = [*lines("hinted_clauses.txt"), *lines("hinted_passages.txt")]
    marked = {(key, mark) for row in rows for cell in row[1:2] for key, mark in labels(cell).items()}
    assert {key for key, _mark in marked} == KNOWN
    assert {mark for _key, mark in marked} == {"+", "-", "?"}


def test_short_paragraphs_make_one_passage_known_by_its_hash():
    short, long = "a" * 300, "b" * 600
    assert list(passages(f"{short}\n{short}\n{long}", "en")) == [f"{short}\n{short}", long]
    assert digest("") == "e3b0c44298fc1c14"


def test_a_draft_is_told_with_its_hints_in_ten_thousand_words():
    row = draft_row("a.md", ["Logs of all users are kept for five years.", "People may ask why."], "en")
    assert row[:6] == ["a.md", "yes", "13", "1", "1", "769.23"]


def test_a_passage_is_read_as_its_draft_lets_it_speak():
    kept = "Logs of all users are kept for five years."
    assert reached(Labelled(kept, "en", {"retention": "+"}, {}, in_peopled=False)).quiet == 1
    assert reached(Labelled(kept, "en", {"retention": "+"}, {}, in_peopled=True)).quiet == 0
