"""Whether a changed sentence says what it said: each difference is explained by a named proof, or is left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clauseline.comparing.duties.duty import LONGEST
from clauseline.comparing.duties.numbers import find_numbers, mask_numbers
from clauseline.comparing.edits.citing import Moved, is_citation, is_label, leads_on
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.ordering import find_order
from clauseline.comparing.edits.reading import Difference, RewordedSentence, SentenceWord
from clauseline.comparing.edits.sameness import are_one, content, is_turned_on_them, says_one
from clauseline.comparing.known import Known
from clauseline.numerals import normalized, value_of
from clauseline.vocabulary import PROOFS, Proof

_LONG, _LONGER = 6, 10
"""Letters of a word that with one other letter, or with two, is a misspelling, and not another word."""
_BY_FORMS: tuple[Proof, ...] = ("function-words", "inflection")
_BESIDE = 3
"""So many words on either side may be parts of a phrase of which another one changed."""
_OLD_SHARP_S = re.compile("ß(?![aeiouäöüy])")
_LONGEST_NUMBER = 4
"""Words at most of a number for which digits are put."""
TITLE = 3
"""So many words at most before the one that changed are parts of a name."""
_BETWEEN = 2
"""So many words that stayed may be parts of a phrase of which words before and behind them changed."""
_REACH = 60
"""Characters behind the words that open an example in which it stands."""


_NUMERALS = Known(lambda word: value_of(word) is not None or any(map(str.isdigit, word)), most=65_536)
"""Which words are numbers, or have digits."""


class Proved(NamedTuple):
    """What explains the differences of a sentence, and the differences that nothing explains."""

    proof: Proof | None
    left: tuple[Difference, ...]


class NewNames(NamedTuple):
    """What has another name in a whole draft: `renamed` are its terms, `moved` knows the numbers of its clauses."""

    renamed: Mapping[str, str]
    moved: Moved


def prove(one: RewordedSentence, language: Language, names: NewNames, *, sentences: tuple[int, int]) -> Proved:
    """What of the differences is writing alone; `sentences` are how many stand on either side."""
    if not one.differences:
        return Proved("typography", ())
    has_capitals = any(map(one.has_other_capitals, one.differences))
    is_short = max(len(one.before), len(one.after)) <= LONGEST and not has_capitals
    if is_short and sentences[0] != sentences[1] and all(_is_split(one, each, language) for each in one.differences):
        return Proved("split", ())
    if order := None if has_capitals else find_order(one, language):
        return Proved(order, ())
    proofs: list[Proof] = []
    left = []
    rest = [*reversed(one.differences)]
    while rest:
        each = rest.pop()
        name = _explain(one, each, language, names)
        if name in (None, "synonym") and rest and _is_one_with(one, each, rest[-1], language):
            name = "synonym"
            rest.pop()
        if name is None:
            left.append(each)
        else:
            proofs.append(name)
    return Proved(min(proofs, key=PROOFS.index, default=None), tuple(left))


def _is_one_with(one: RewordedSentence, each: Difference, behind: Difference, language: Language) -> bool:
    """Whether two differences with a word or two between them are phrases that say the same."""
    if behind.old[0] - each.old[1] > _BETWEEN:
        return False
    both = Difference((each.old[0], behind.old[1]), (each.new[0], behind.new[1]))
    if one.has_other_capitals(both):
        return False
    return _says_one(one, both, language)


def _explain(one: RewordedSentence, each: Difference, language: Language, names: NewNames) -> Proof | None:
    if one.has_other_capitals(each):
        return None
    went, came = one.went(each), one.came(each)
    old, new = words_at(one.before, went), words_at(one.after, came)
    ours, theirs = content(went, language), content(came, language)

    def is_turned() -> bool:
        return is_turned_on_them(went, came, language)

    tests: Iterable[tuple[Proof, Callable[[], bool]]] = (
        ("spelling", lambda: _written(went) == _written(came)),
        ("renamed", lambda: _is_renamed(one, each, language, names.renamed)),
        ("number", lambda: _is_one_number(one, each, old, new)),
        ("numbering", lambda: is_label(one, each)),
        ("function-words", lambda: ours == theirs),
        ("inflection", lambda: are_one(ours, theirs, language)),
        ("spelling", lambda: _is_misspelt(ours, theirs, language)),
        ("synonym", lambda: _says_one(one, each, language)),
        ("citation", lambda: is_citation(one, each) or leads_on(one, each, names.moved)),
        ("example", lambda: _is_example(one, each, language)),
    )
    return next((name for name, holds in tests if holds() and not (name in _BY_FORMS and is_turned())), None)


def _says_one(one: RewordedSentence, each: Difference, language: Language) -> bool:
    """Whether the words and those beside them are phrases that say the same."""
    sides = [
        words[max(0, place[0] - _BESIDE) : place[1] + _BESIDE]
        for words, place in ((one.ours, each.old), (one.theirs, each.new))
    ]
    changed = [word.key for word in (*one.went(each), *one.came(each)) if word.key in language.same_words]
    if not changed or not language.may_say_one(changed, *({word.key for word in side} for side in sides)):
        return False
    return says_one(words_at(one.before, sides[0]), words_at(one.after, sides[1]), language)


def _is_renamed(one: RewordedSentence, each: Difference, language: Language, renamed: Mapping[str, str]) -> bool:
    """Whether the words are a term that the whole draft calls otherwise now, or the end of one."""
    if not renamed:
        return False
    wider = (with_words_before(one, each, before) for before in range(TITLE + 1))
    names = ([" ".join(content(side, language)) for side in (one.went(it), one.came(it))] for it in wider if it)
    return any(renamed.get(old) == new for old, new in names)


def with_words_before(one: RewordedSentence, each: Difference, before: int) -> Difference | None:
    """The difference with so many words before it, which did not change; None if there are not so many."""
    starts = each.old[0] - before, each.new[0] - before
    place = bisect_left(one.differences, each)
    if min(starts) < 0 or (place and one.differences[place - 1].old[1] > starts[0]):
        return None
    return Difference((starts[0], each.old[1]), (starts[1], each.new[1]))


def _is_one_number(one: RewordedSentence, each: Difference, old: str, new: str) -> bool:
    """Whether a number is written otherwise, or said again: "fourteen (14)"."""
    if old and new:
        sides = one.went(each), one.came(each)
        if all(any(_NUMERALS[word.key] for word in side) for side in sides) and _number(old) == _number(new):
            return True
        in_digits = [any(word.key.isdigit() for word in side) for side in sides]
        is_short = max(map(len, sides)) <= _LONGEST_NUMBER
        return is_short and in_digits[0] != in_digits[1] and _is_one_amount(one, each)
    text, words, at = (one.after, one.theirs, each.new[0]) if new else (one.before, one.ours, each.old[0])
    before = words_at(text, words[at - 1 : at]) if at else ""
    return value_of(before) is not None and value_of(before) == value_of(new or old)


def _is_one_amount(one: RewordedSentence, each: Difference) -> bool:
    """Whether both are one amount with its unit: "vierzehn Tage" and "14 Tage"."""
    old, new = (
        words_at(text, words[place[0] : place[1] + 1])
        for text, words, place in ((one.before, one.ours, each.old), (one.after, one.theirs, each.new))
    )
    ours, theirs = ([(number.amount, number.unit) for number in find_numbers(side)] for side in (old, new))
    if len(ours) != 1 or ours != theirs or ours[0][0] is None or not ours[0][1]:
        return False
    return mask_numbers(old).lower() == mask_numbers(new).lower()


def _number(words: str) -> str:
    """`words` with each number in digits, or the number that they are as a whole."""
    whole = value_of(words)
    return normalized(words) if whole is None else f"{whole}"


def words_at(text: str, words: Sequence[SentenceWord]) -> str:
    """The words as they stand in `text`."""
    return text[words[0].start : words[-1].end] if words else ""


def _written(words: Iterable[SentenceWord]) -> str:
    """The words in one, as German is written since 1996: "Prozess" for "Prozeß"."""
    return _OLD_SHARP_S.sub("ss", "".join(word.key for word in words))


def _is_split(one: RewordedSentence, each: Difference, language: Language) -> bool:
    """Whether a sentence was cut here, or two were joined: "and" went, and whom the sentence is about came again."""
    joints = language.grammar | language.conjunctions
    for words, other in ((one.went(each), one.after.lower()), (one.came(each), one.before.lower())):
        if not all(word.key in joints or (word.key not in language.fixed and word.key in other) for word in words):
            return False
    return True


def _is_misspelt(ours: Sequence[str], theirs: Sequence[str], language: Language) -> bool:
    """Whether one long word differs from the other in a letter or two, but not in the first."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    one, two = ours[0], theirs[0]
    size = min(len(one), len(two))
    if size < _LONG or one[0] != two[0] or {one, two} & language.fixed or not (one.isalpha() and two.isalpha()):
        return False
    # What differs at its end, as "employer" and "employee", is another word.
    return one[-2:] == two[-2:] and OSA.distance(one, two) <= (2 if size >= _LONGER else 1)


def _is_example(one: RewordedSentence, each: Difference, language: Language) -> bool:
    """Whether an example more, one less, or another one stands behind "for example"."""
    return all(
        _in_example(text, words, language)
        for text, words in ((one.before, one.went(each)), (one.after, one.came(each)))
        if words
    )


def _in_example(text: str, words: Sequence[SentenceWord], language: Language) -> bool:
    start = words[0].start
    if opener := language.examples.search(text[start : words[-1].end].lower()):
        return not content([word for word in words if word.end <= start + opener.start()], language)
    first = max(0, start - _REACH)
    opened = [*language.examples.finditer(text[first:start].lower())]
    if not opened:
        return False
    between = text[first + opened[-1].end() : start]
    has_parenthesis = text[: first + opened[-1].start()].rstrip().endswith(("(", "（"))
    is_last = text[words[-1].end : words[-1].end + 1] in ("", *".;)。；）")
    # Behind a comma the sentence may go on, unless it ends with these words.
    closing = ")）;；。" if has_parenthesis or is_last else ")）;；。,，."
    return not any(sign in between for sign in closing)
