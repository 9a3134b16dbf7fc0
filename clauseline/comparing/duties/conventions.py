"""By which verbs a text says how binding it is: its language, and the convention that it follows as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clauseline.comparing.duties.strength import DECLARATION, starts_as_check
from clauseline.comparing.duties.verbs import CAPITALS, CHINESE, ENGLISH, FRENCH, GERMAN, SPANISH, Verbs
from clauseline.comparing.kinds.genres import guess_genre
from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.vocabulary import Genre

_VERBS = {"": ENGLISH, "en": ENGLISH, "zh": CHINESE, "fr": FRENCH, "es": SPANISH, "de": GERMAN}
NO_VERBS = Verbs("")
"""Of a language whose verbs are not known: none is found."""

NOT_MEASURED = N_("Binding force is not measured in this language.")
TAKEN_UP = N_(
    "The new text says that only words in capitals bind, as RFC 2119 has it; the old one did not. "
    "A verb that was merely put into capitals is not called stronger."
)
GIVEN_UP = N_(
    "The old text said that only words in capitals bind, as RFC 2119 has it; the new one does not. "
    "A verb that merely lost its capitals is not called weaker."
)

_OF_MAKERS: tuple[Genre, ...] = ("terms", "policy")
"""Genres in which those who wrote the text say what they do."""
_CHECKS = 20
"""So many sentences that begin with "Verify that" are a convention of the whole text."""
_ARTICLES = 3
"""So many articles or paragraphs make a law, if they are more than all other clauses."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How two texts are read beside each other: by the verbs of each, and whether plain statements bind in them.

    In French and German laws the present indicative binds: a verb such as "doit" that gives way to it lowers nothing.
    """

    old: Verbs
    new: Verbs
    is_plain_binding: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def has_switched(self) -> bool:
        """Whether the whole text took up capitals, or gave them up: what that does is told once."""
        return not {TAKEN_UP, GIVEN_UP}.isdisjoint(self.warnings)

    @classmethod
    def of(cls, old: Outline, new: Outline, *, genre: Genre | None = None) -> Conventions:
        """`genre` is what a person said that both are; without it each tells by itself."""
        ours, theirs = old.once(verbs_of), new.once(verbs_of)
        # Where a whole text took up capitals, or gave them up, both are read by the words alone.
        warnings = tuple(_warnings(ours, theirs))
        has_switched = {ours, theirs} == {CAPITALS, ENGLISH}
        if has_switched:
            ours = theirs = ENGLISH
        is_plain = ours in (FRENCH, GERMAN) and (genre == "law" if genre else old.once(is_law) and new.once(is_law))
        ours, theirs = (
            replace(verbs, is_checklist=True) if verbs in (ENGLISH, CAPITALS) and side.once(_is_checklist) else verbs
            for verbs, side in ((ours, old), (theirs, new))
        )
        if genre in _OF_MAKERS if genre else old.once(is_of_makers) or new.once(is_of_makers):
            ours, theirs = replace(ours, in_terms=True), replace(theirs, in_terms=True)
        return cls(ours, theirs, is_plain, warnings)

    @classmethod
    def of_clauses(cls, language: str, *, old_declares: bool, new_declares: bool) -> Conventions:
        """How two clauses in one language are read of whose texts only this is known: whether they declare RFC 2119."""
        verbs = _VERBS.get(language[:2].lower(), NO_VERBS)
        is_strict = verbs is ENGLISH and old_declares and new_declares
        return cls(CAPITALS, CAPITALS) if is_strict else cls(verbs, verbs)


def _warnings(old: Verbs, new: Verbs) -> Iterator[str]:
    if NO_VERBS in (old, new):
        yield NOT_MEASURED
    elif (old, new) == (ENGLISH, CAPITALS):
        yield TAKEN_UP
    elif (old, new) == (CAPITALS, ENGLISH):
        yield GIVEN_UP


def verbs_of(outline: Outline) -> Verbs:
    """The verbs that bind in this text: where RFC 2119 is declared and followed, those in capitals alone."""
    other = _VERBS.get(outline.language[:2].lower(), NO_VERBS)
    if other is not ENGLISH:
        return other
    texts = [clause.text for clause in outline.clauses]
    if not any(DECLARATION.search(text) for text in texts):
        return ENGLISH
    capitals = sum(text.count(verb) for text in texts for verb in (" MUST ", " SHALL ", " SHOULD ", " MAY "))
    return CAPITALS if capitals > sum(text.count(" shall ") for text in texts) else ENGLISH


def is_of_makers(outline: Outline) -> bool:
    """Whether the title of a text, or of its first clause where it has none, tells that it is terms or a policy."""
    first = outline.clauses[0].title if outline.clauses else ""
    return guess_genre(outline.facts.get("title") or first, {}) in _OF_MAKERS


def _is_checklist(outline: Outline) -> bool:
    """Whether so many sentences begin with "Verify that", or the like, that this is how the text requires things."""
    lines = (line for clause in outline.clauses for line in clause.text.split("\n"))
    return sum(map(starts_as_check, lines)) >= _CHECKS


def is_law(outline: Outline) -> bool:
    """Whether most of the clauses with words of their own are articles."""
    articles = sum(clause.kind == "article" for clause in outline.clauses)
    return articles >= _ARTICLES and 2 * articles > sum(bool(clause.text) for clause in outline.clauses)
