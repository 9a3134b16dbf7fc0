"""The ends of entries are told as regular expressions would tell them that look at all of a text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.reading.structure.leaders import (
    before_leader,
    is_led,
    is_open,
    is_parted,
    page_at,
    title_of,
    without_page,
)
from tests.ending import comes_to_an_end

SIGNS = st.text(alphabet="1234aiAxT. …·_\t\n\xa0\u3000", max_size=10)
RUNS = st.sampled_from([" .", " . ", ".", "…", "  .", "_", " "])
TEXTS = st.builds(
    lambda *parts: "".join(parts), SIGNS, st.builds(lambda run, n: run * n, RUNS, st.integers(0, 9)), SIGNS
)
PAGE = r"(?:\d{1,4}|[ivxlc]{1,7})\s*$"


@given(TEXTS)
@settings(max_examples=500)
def test_ends_are_told_as_whole_texts_would_be(text):
    assert is_parted(text) == bool(re.fullmatch(rf"\S.*?(?:(?:\s?[.…·_]){{3,}}\s*|\t|\s{{2,}}){PAGE}", text, re.S))
    assert is_led(text) == bool(re.search(rf"(?:\s?[.…·_]){{6,}}\s*{PAGE}", text))
    assert is_open(text) == bool(re.search(r"\S(?:\s?[.…·_]){6,}\s*$", text))
    assert bool(page_at(text.strip(), 1)) == bool(re.fullmatch(rf"\S.*?[\s.…·_]{PAGE}", text.strip(), re.S))
    assert without_page(text) == re.sub(rf"[\s.…·_]*(?:{PAGE}|\s*$)", "", text)
    led = rf"(?:\s*[.…·_]{{2,}}|\s{{2,}}|\t)\s*{PAGE}"
    assert before_leader(text).rstrip() == re.sub(led, "", text).rstrip()
    assert (title_of(text) is None) == (re.search(rf"(?:(?:\s?[.…·_]){{2,}}|\s)\s*{PAGE}", text) is None)


def test_a_title_stands_before_its_leaders():
    assert title_of("1 Scope . . . . 12") == "1 Scope"
    assert title_of("1 Scope .12") is None


@comes_to_an_end
def test_a_row_of_dots_costs_no_more_than_it_is_long():
    text = "a" + " ." * 500_000 + "x 5"
    assert (is_parted(text), is_led(text), is_open(text), without_page(text)[-1]) == (False, False, False, "x")
