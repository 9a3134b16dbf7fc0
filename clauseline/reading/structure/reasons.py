"""Why a line starts a clause: all the reasons there are, with the pass that gives each, in words for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Why
from clauseline.vocabulary import WHY_NAMES, WhyName

_PLACE = re.compile(r"%\((\w+)\)s")


class Reason(NamedTuple):
    """Who gives it, a pass or "format" for a file's own reader; and a sentence with a place for each value."""

    by: str
    sentence: str


REASONS: dict[WhyName, Reason] = {
    "markup": Reason("format", N_("The file marks it up as a part of its own: <%(element)s>.")),
    "heading": Reason("sections", N_("It is a heading of level %(level)s in the file.")),
    "set": Reason("sections", N_("It is set as a heading in the file.")),
    "annex style": Reason("sections", N_("It has the style of the headings of annexes.")),
    "numbered": Reason("sections", N_("It has a style that numbers clauses.")),
    "term": Reason("sections", N_("It has a style that numbers terms.")),
    "drawn": Reason("sections", N_("%(number)s is drawn before it by the program that shows the file.")),
    "follows": Reason("sections", N_("%(number)s follows %(before)s.")),
    "annex": Reason("sections", N_("No other line can start this annex.")),
    "unit": Reason("sections", N_("It begins with %(number)s, as the parts of this text are counted.")),
    "front": Reason("sections", N_("Its words are the name of a front part.")),
    "bibliography": Reason("sections", N_("Its words are the name of a bibliography.")),
    "contents": Reason("contents numbers", N_("The table of contents has its words with the number %(number)s.")),
    "glued": Reason("glued numbers", N_("%(number)s, to which its first word is glued, is the next number.")),
    "letter": Reason("lettered annexes", N_("%(letter)s is its number: the letters around it are in order.")),
    "chain": Reason("chains", N_("Its number is in the best chain of numbers that follow one another.")),
    "prose": Reason("cover", N_("Before the first clause stands more text than a cover has.")),
    "named": Reason("format", N_("The bookmarks or the table of contents name it.")),
    "type": Reason("format", N_("It begins with a number, in larger or bolder type than the text.")),
    "alike": Reason("format", N_("It is set in the same type as headings that have a number.")),
    "margin": Reason("format", N_("It stands at the margin, while the text of this file is indented.")),
    "underlined": Reason("format", N_("A row of signs stands under it, as under other titles.")),
}
"""By the name that a `Why` has, which is stored and stays; the sentences may change."""


def in_words(why: Why, translated: Callable[[str], str] = str) -> str:
    """The sentence, `translated` before it is filled."""
    sentence = REASONS[why.name].sentence
    return translated(sentence) % dict(zip(_places(sentence), why.values, strict=True))


def row_of(why: Why | None) -> list[str] | None:
    """As JSON; `of_row` is the inverse."""
    return None if why is None else [why.name, *why.values]


def of_row(row: Sequence[str] | None) -> Why | None:
    """The reason that was a `row_of`; None for what is no row of a reason that is known."""
    name, *values = map(str, row or [""])
    known = next((one for one in WHY_NAMES if one == name), None)
    if known is None or len(_places(REASONS[known].sentence)) != len(values):
        return None
    return Why(known, tuple(values))


def _places(sentence: str) -> list[str]:
    """The names of what fills a sentence, in the order of values."""
    return _PLACE.findall(sentence)
