"""Words that are read without the parser say what the parser makes of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from clauseline.reading.markdown.grammar import grammar
from clauseline.reading.markdown.inline import LONGEST, read_words
from clauseline.reading.markdown.words import Signs, plain_words
from tests.ending import comes_to_an_end

PARSER = grammar(1)
LINKS = {"references": {"L": {"href": "u", "title": ""}}}
PIECES = st.sampled_from(
    [
        "`", "``", "*", "**", "[", "]", "](", "(", ")", "a", "é", "中", "_", " ", "\n", " \n", "\n  ", "!", "^", "--",
        ".", "~", "<", "&amp;", "\\", "`a`", "` a `", "*a*", "**b c**", "[l](u)", "(*a*)", "word ", '"', "“", "\u00a0",
        "http://a.b/c",
    ]
)  # fmt: skip


def _read(words: str, env: dict[str, Any]) -> Token:
    token = Token("inline", "", 0, content=words, children=[])
    state = StateCore(words, PARSER, env, [token])
    read_words(state)
    return token


def _parsed(words: str, env: dict[str, Any]) -> Token:
    children: list[Token] = []
    PARSER.inline.parse(words, PARSER, env, children)
    return Token("inline", "", 0, content=words, children=children)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("A `key` is kept for **30 days**.", "A key is kept for 30 days."),
        ("The [register](https://example.org/r_1) of\n *all* keys", "The register of all keys"),
        ("`` is `a\n  b` (*c*)", None),
        ("*a `b* c`", None),
        ("![seal](u) and 2*3*4", None),
    ],
)
def test_clear_marks_are_read_without_the_parser(words: str, said: str | None):
    token = _read(words, {})
    assert (plain_words(token, Signs()) if token.children is None else None) == said


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.sampled_from([{}, LINKS]))
def test_what_is_read_without_the_parser_says_the_same(words: str, env: dict[str, Any]):
    words = words.strip()
    for signs in (Signs(), Signs(raised=False), Signs(dashes=True)):
        assert plain_words(_read(words, env), signs) == plain_words(_parsed(words, env), signs)


def test_a_longer_run_is_the_parsers():
    assert _read(f"`{'a' * LONGEST}`", {}).children is None
    assert _read(f"`{'a' * (LONGEST + 1)}`", {}).children


@pytest.mark.parametrize("unit", ["`a", "*a", "[a", "a](", "*a*b", "`", "[", "* "])
@comes_to_an_end
def test_long_runs_of_marks_come_to_an_end(unit: str):
    _read(unit * (100_000 // len(unit)) + "<", {})
