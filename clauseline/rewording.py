"""A wording that was proposed for some words, made again for the words that stand there by now. Pure.

    written for:   keep records, and copies, for [30 days] -> (10 days) .
    stands now:    keep records (if any), and copies, for 30 days.
    made again:    keep records (if any), and copies, for (10 days).

What the author took out, put in or replaced is done at the same place of the new words; all that the body put in
between stays. That goes without a guess where the words on which the author's hand was laid, and the nearest word on
either side, stand there still, once, and in the same order; else it is a conflict, as it is for two people who change
the same words. Words are those of a comparison: in Chinese each character is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clauseline.comparing.changes import KEPT, Span
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.duties.numbers import find_numbers
from clauseline.comparing.wording import changed_wording
from clauseline.vocabulary import WordingAct, WordingDoubt, WordingState

NEGATIONS = {
    "en": r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|except|unless|cannot)\b|n['’]t\b",
    "fr": r"\b(?:ne|pas|jamais|aucune?s?|sans|ni|sauf|rien|personne)\b|\bn['’]",
    "de": r"\b(?:nicht|nichts|kein\w*|nie|niemals|niemand|ohne|weder|noch|außer|ausgenommen)\b",
    "es": r"\b(?:no|nunca|jamás|ningun[oa]s?|ningún|sin|ni|salvo|excepto|nadie|nada)\b",
    "zh": "[不未无非勿莫没毋]|除外|除非|禁止",
}
"""What turns a sentence into its opposite, or takes something out of it."""

NEAR = 12
"""So many characters on either side, as far as they stayed, tell one place from another with the same words."""


class WordEdit(NamedTuple):
    """`words` for what stands at [start, end) of a text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """The wording for the new words: `proposed` in the place of all of them, or behind them as `WordingAct` says.

    `as-written` if the words are the same but for white space around them, `done-by-body` if they say already what was
    proposed. Of a `conflict` `proposed` is what was written, for the old words. `doubts` are what the body changed
    besides that may turn the sense of what was made again.
    """

    state: WordingState
    proposed: str
    doubts: tuple[WordingDoubt, ...] = ()


def reword(act: WordingAct, proposed: str, old: str, new: str, *, language: str = "", after: str = "") -> Reworded:
    """Make again for `new` what was proposed for `old`; `after` is what follows `new` in its clause."""
    if act == "insert-after":
        return _inserted(proposed, old, new, language, after)
    wanted = "" if act == "delete" else proposed
    if _flat(new) == _flat(wanted):
        return Reworded("done-by-body", proposed)
    if new.strip() == old.strip():
        return Reworded("as-written", proposed)
    ours, theirs = changed_wording(old, wanted), changed_wording(old, new)
    done = set(edits(theirs))
    left = [edit for edit in edits(ours) if edit not in done]
    if not left:
        return Reworded("done-by-body", proposed)
    moved = [_moved(edit, old, new, theirs) for edit in left]
    if None in moved:
        return Reworded("conflict", proposed)
    return Reworded("made-again", apply(new, [edit for edit in moved if edit]), doubts(old, new, language))


def edits(spans: Sequence[Span]) -> Iterator[WordEdit]:
    """What is done to the old words to come to the new ones, in order."""
    start = end = 0
    words = ""
    for span in (*spans, Span(KEPT, "")):
        if span.op != KEPT:
            end, words = (span.old[1], words) if span.old else (end, words + span.text)
            continue
        if end > start or words:
            yield WordEdit(start, end, words)
        start = end = span.old[1] if span.old else end
        words = ""


def apply(text: str, changes: Sequence[WordEdit]) -> str:
    """`text` with all of these, none of which reaches into another."""
    at, parts = 0, []
    for edit in sorted(changes):
        parts += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*parts, text[at:]])


def doubts(old: str, new: str, language: str) -> tuple[WordingDoubt, ...]:
    """What the body changed between these words, however small, that may turn the sense of a change of ours."""
    code = language[:2].lower()
    verbs = Conventions.of_clauses(language, old_declares=False, new_declares=False).new
    looks: dict[WordingDoubt, Counter[str]] = {"force": Counter(), "negation": Counter(), "number": Counter()}
    negation = re.compile(NEGATIONS.get(code, NEGATIONS["en"]), re.IGNORECASE)
    for text, sign in ((old, 1), (new, -1)):
        for doubt, found in (
            ("force", [str(verbs.entry(match).level) for match in verbs.find(text)]),
            ("negation", [match[0].casefold() for match in negation.finditer(text)]),
            ("number", [f"{one.value} {one.unit}" for one in find_numbers(text)] + re.findall(r"\d+", text)),
        ):
            for word in found:
                looks[doubt][word] += sign  # type: ignore[index]
    return tuple(doubt for doubt, counts in looks.items() if any(counts.values()))


def _inserted(proposed: str, old: str, new: str, language: str, after: str) -> Reworded:
    """What comes behind the words needs only their end to stand there still."""
    if _flat(after).startswith(_flat(proposed)):
        return Reworded("done-by-body", proposed)
    if new.strip() == old.strip():
        return Reworded("as-written", proposed)
    end = WordEdit(len(old), len(old), proposed)
    moved = _moved(end, old, new, changed_wording(old, new))
    if moved is None or moved.start != len(new):
        return Reworded("conflict", proposed)
    return Reworded("made-again", proposed, doubts(old, new, language))


def _moved(edit: WordEdit, old: str, new: str, theirs: Sequence[Span]) -> WordEdit | None:
    """The same edit on the new words; None where the body had its hand on these words too, or they are not alone."""
    first, last = _before(old, edit.start), _behind(old, edit.end)
    for span in theirs:
        if span.op == KEPT and span.old and span.new and span.old[0] <= first and last <= span.old[1]:
            shift = span.new[0] - span.old[0]
            around = old[max(span.old[0], edit.start - NEAR) : min(span.old[1], edit.end + NEAR)]
            # At an edge of the words nothing stands there to hold on to: the body must not have begun or gone on there.
            if (first == 0 and first + shift != 0) or (last == len(old) and last + shift != len(new)):
                return None
            if new.count(around) > old.count(around):
                return None
            return WordEdit(edit.start + shift, edit.end + shift, edit.words)
    return None


def _before(text: str, at: int) -> int:
    """Where the last word before `at` ends, less one character; 0 if there is none."""
    return max(0, len(text[:at].rstrip()) - 1)


def _behind(text: str, at: int) -> int:
    """Where the first word from `at` on begins, and one character; the end of the text if there is none."""
    rest = text[at:]
    return min(len(text), at + len(rest) - len(rest.lstrip()) + 1)


def _flat(words: str) -> str:
    return " ".join(words.split())
