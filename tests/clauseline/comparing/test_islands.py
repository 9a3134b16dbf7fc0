from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing import compare
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.comparison import ANEW
from clauseline.comparing.islands import without_islands
from clauseline.comparing.wording import changed_wording
from tests.clauseline.comparing.drafts import WORLD, change_of, draft, edit

OLD = "Guards of the hall look at the faces of all people who come in, and write them down in a book each night."
NEW = "No picture, whoever took it, outlives the week in which it was made; the machine forgets it by itself."


def _words(spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    return [(span.op, span.text) for span in spans]


def test_a_text_of_which_little_stayed_is_old_and_new():
    assert _words(without_islands(changed_wording(OLD, NEW))) == [(REMOVED, OLD), (ADDED, NEW)]


def test_a_long_run_that_stayed_is_kept_among_what_did_not():
    long = "Whoever walks through the gate may ask for a copy."
    old, new = f"{OLD} {OLD}\n{long}\n{OLD}", f"{NEW} {NEW}\n{long}\n{NEW}"
    found = without_islands(changed_wording(old, new))

    assert [op for op, _ in _words(found)] == [REMOVED, ADDED, KEPT, REMOVED, ADDED]
    assert long in found[2].text


def test_a_text_that_only_grew_is_woven():
    spans = changed_wording("Names are kept.", f"Names are kept. {OLD} {NEW}")

    assert without_islands(spans) == tuple(spans)


@given(st.text("ab 平。\n", max_size=80), st.text("abc 平。\n", max_size=80))
def test_spans_without_islands_rebuild_both_texts(old: str, new: str):
    spans = without_islands(changed_wording(old, new))

    assert "".join(span.text for span in spans if span.op != ADDED) == old
    assert "".join(span.text for span in spans if span.op != REMOVED) == new
    assert all(old[slice(*span.old)] == span.text for span in spans if span.old)
    assert all(new[slice(*span.new)] == span.text for span in spans if span.new)


def test_a_clause_that_was_written_anew_is_still_told_by_its_duties():
    old, new = edit(WORLD, "4", text=OLD), edit(WORLD, "4", text=NEW)

    assert _words(change_of("4", old, new).spans) == [(REMOVED, OLD), (ADDED, NEW)]
    assert change_of("4", old, new).flags == ("reworded",)


def test_a_text_that_was_written_anew_says_so_once():
    names = ("Gates", "Halls", "Books", "Walls")
    old = draft(*((str(k), name, f"{OLD} {name}") for k, name in enumerate(names)))
    new = draft(*((str(k), name, f"{NEW} {name}") for k, name in enumerate(names[:3])), ("3", "Walls", f"{OLD} Walls"))

    assert compare(old, new).warnings == (ANEW % (1, 4),)
    assert compare(WORLD, WORLD).warnings == ()
