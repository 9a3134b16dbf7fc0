"""Footnotes of Markdown: what they say, given out where they are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.lines import Note
from clauseline.reading.markdown.words import CALL

UNCALLED = N_("notes that nothing calls")


@dataclass(slots=True)
class MarkdownNotes:
    """The footnotes of a file by their labels; each is given out once."""

    account: Account
    _texts: dict[str, str] = field(default_factory=dict)

    def define(self, label: str, text: str) -> None:
        """Keep what a note says. Of two with one label the first counts."""
        if label in self._texts:
            self.account.leave_out(UNCALLED, text)
        else:
            self._texts[label] = text

    def take(self, words: str, labels: Sequence[str]) -> tuple[str, tuple[Note, ...]]:
        """`words` without the signs of calls, and the notes that `labels` call there."""
        if CALL not in words:
            return words, ()
        pieces = words.split(CALL)
        notes: list[Note] = []
        call = 0
        for piece, label in zip(pieces, labels, strict=False):
            call += len(piece)
            if text := self._texts.pop(label, ""):
                notes.append(Note(call, label, text))
        return "".join(pieces), tuple(notes)

    def leave_rest(self) -> None:
        """Leave out the notes that are called nowhere."""
        for text in self._texts.values():
            self.account.leave_out(UNCALLED, text)
        self._texts.clear()


def read_definitions(tokens: Sequence[Token], notes: MarkdownNotes, read: Callable[[Sequence[Token]], str]) -> None:
    """Give `notes` all that are defined; `read` makes words of the tokens of one. One in another is a part of it."""
    start = depth = 0
    for place, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            start = start if depth else place
            depth += 1
        elif token.type == "footnote_reference_close":
            depth -= 1
            if not depth:
                notes.define(tokens[start].meta["label"], read(tokens[start + 1 : place]))
