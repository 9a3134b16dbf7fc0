"""Words in Markdown: what a reader of it shows is what was written."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.writing.marking import as_text, marked
from clauseline.writing.runs import Marked
from tests.clauseline.writing.reading_back import MARKDOWN, marked_runs

letters = st.text(st.sampled_from("ab 永久“”。（）()[]{}*_~`#+-=><&|!\\$1.)éА😀…"), max_size=12)
changes = st.lists(st.tuples(st.sampled_from([KEPT, REMOVED, ADDED]), letters), max_size=6)


def shown(text: str) -> list[list[tuple[str, str]]]:
    """The runs of each paragraph as a reader of Markdown shows them."""
    tokens = MARKDOWN.parse(text)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    return [joined(marked_runs(token)) for token in tokens if token.type == "inline"]


def joined(found):
    """Runs of one kind as one; white space says nothing of its own."""
    squeezed = ((op, "".join(text for _, text in group)) for op, group in groupby(found, lambda run: run[0]))
    parts = ((op, text.split()) for op, text in squeezed)
    return [(op, " ".join(text)) for op, text in parts if text]


def without_gaps(line):
    """White space that came or went is not seen."""
    return joined((op if text.strip() else KEPT, text) for op, text in line)


def merged(found):
    """Runs that white space alone parted are one for the eye."""
    together = ((op, "".join(text for _, text in group)) for op, group in groupby(found, lambda run: run[0]))
    return [(op, text.replace(" ", "")) for op, text in together]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes)
@example([(KEPT, "见"), (ADDED, "“永久”"), (KEPT, "保存")])
@example([(KEPT, "a"), (REMOVED, "(b)"), (ADDED, "*c*"), (KEPT, "d")])
@example([(KEPT, "1"), (REMOVED, "."), (KEPT, " a")])
@example([(KEPT, "- "), (ADDED, "a")])
def test_a_reader_of_markdown_shows_just_these_words(runs):
    line = marked(Marked(op, words) for op, words in runs)
    there = [found for found in (without_gaps(runs),) if found]
    assert [merged(one) for one in shown(line)] == [merged(one) for one in there]
    assert [merged(one) for one in in_a_cell(line)] == [merged(one) for one in [*there, [(KEPT, "next")]]]


def in_a_cell(line: str) -> list[list[tuple[str, str]]]:
    """The runs of the cells of a row in which it stands."""
    tokens = MARKDOWN.parse(f"|  |  |\n|---|---|\n| {line} | next |")
    return [runs for token in tokens if token.type == "inline" and (runs := joined(marked_runs(token)))]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("# 5 <script> & Co", r"\# 5 \<script> & Co"),
        ("1. a_b __c__ *d*", r"1\. a_b \_\_c\_\_ \*d\*"),
        ("- [a](b) `c` ~~d~~", r"\- \[a](b) \`c\` \~\~d\~\~"),
        ("&lt; C #", r"\&lt; C \#"),
        ("one\ttwo", r"one \| two"),
        ("", ""),
    ],
)
def test_what_markdown_would_take_for_its_own_is_escaped(words, line):
    assert as_text(words) == line


def test_marks_stand_at_the_words_and_not_at_white_space():
    runs = [Marked(KEPT, "The platform "), Marked(REMOVED, "shall "), Marked(ADDED, "should "), Marked(KEPT, "delete.")]
    assert marked(runs) == "The platform ~~shall~~ **should** delete."


def test_beside_signs_the_marks_are_those_of_html():
    runs = [Marked(KEPT, "见"), Marked(ADDED, "“永久”"), Marked(KEPT, "保存"), Marked(REMOVED, "的")]
    assert marked(runs) == "见<strong>“永久”</strong>保存~~的~~"
