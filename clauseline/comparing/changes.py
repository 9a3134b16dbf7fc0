"""All that a comparison says, on one screen; its words are those of `clauseline.vocabulary`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

from clauseline.vocabulary import (
    ChangeKind,
    DetailKind,
    DutyFact,
    EditRole,
    Effect,
    Flag,
    Op,
    Proof,
    SentenceKind,
    SideName,
    StrengthLevel,
    Verdict,
)

KEPT: Final = "kept"
REMOVED: Final = "removed"
ADDED: Final = "added"


class Span(NamedTuple):
    """A run of words; `old` and `new` are its [start, end) in the old and the new clause's text, if it stands there."""

    op: Op
    text: str
    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Strength:
    """How binding the sentence at [start, end) of a clause's text is, and the verb that says so.

    `convention` names the family of the verb: "ITU", "ISO", "RFC 2119", "GB/T", "law"; "policy" where the makers of
    terms or of a policy say what they do.
    """

    level: StrengthLevel
    verb: str
    convention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alike:
    """A sentence that is like one which only the other side has: [start, end) of the own text of clause `clause`."""

    clause: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that came, went or were put for others in a sentence that stays: "" on the side where they are not.

    `old_at` and `new_at` are their [start, end) in the text of either side, of no length where there are none, and
    `sentence` that of the sentence in the new text. `role` says what they are about, as far as the words near them
    tell, and `effect` what that does to the people whom the sentence protects, where a rule knows it.
    """

    old: str
    new: str
    old_at: tuple[int, int]
    new_at: tuple[int, int]
    role: EditRole | None = None
    effect: Effect | None = None
    sentence: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class ProvedSentence:
    """A sentence that changed and says the same, by `proof`: [start, end) of the old text and of the new one."""

    old: tuple[int, int]
    new: tuple[int, int]
    proof: Proof


@dataclass(frozen=True, slots=True)
class StrengthChange:
    """A changed sentence before and after; one side is None when the sentence itself came or went.

    `reason` is what can be seen of it. Whether it binds less or more for that, `verdict` says firmly only where it is
    `sure`; else a person has to look, also at the sentences that are `alike` on the side where it is not.

    `kind` is what the sentence does. One of another kind than "duty" may bind nobody: then its level is "statement" and
    its verb the words that tell the kind. `effect` is what it does to people that such a
    sentence came or went, where a rule knows it.
    """

    old: Strength | None
    new: Strength | None
    verdict: Verdict
    sure: bool = True
    reason: DutyFact = "reworded"
    alike: tuple[Alike, ...] = ()
    edits: tuple[Edit, ...] = ()
    proof: Proof | None = None
    kind: SentenceKind = "duty"
    effect: Effect | None = None

    @property
    def is_told(self) -> bool:
        """Whether there is anything to say of it: its force changed, may have, or something can be seen of it.

        That nothing proves it to be the same is not said of it by itself: its changed words are in the redline.
        """
        return self.reason != "reworded" or self.verdict in ("weakened", "strengthened") or self._has_other_verb

    @property
    def _has_other_verb(self) -> bool:
        """Whether an engine before the sixteenth said so, which had no reason of that name."""
        verbs = {side.verb.lower() for side in (self.old, self.new) if side}
        return self.verdict == "ambiguous" and not self.edits and len(verbs) > 1

    @property
    def is_firm(self) -> bool:
        """Whether it is said that it binds less or more."""
        return self.sure and self.verdict in ("weakened", "strengthened")

    @property
    def is_to_check(self) -> bool:
        """Whether a person has to look what it does to the force, or to people."""
        if self.verdict == "ambiguous" and self.effect in ("less", "more"):
            return False
        return self.is_told and (not self.sure or self.verdict == "ambiguous")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words at [start, end) of clause `clause` on `side` that went to or came from clause `other`.

    That clause belongs to another change or, where words moved within a clause, to the same.
    """

    side: SideName
    clause: int
    start: int
    end: int
    other: int
    text: str


@dataclass(frozen=True, slots=True)
class EditorialSentence:
    """A sentence whose writing alone changed: [start, end) of the old text and of the new one.

    Where its signs parted or joined sentences, it is these together.
    """

    old: tuple[int, int]
    new: tuple[int, int]


DETAILS: dict[DetailKind, Flag] = {
    "definition": "definition",
    "reference": "reference",
    "dangling": "dangling",
    "redirected": "dangling",
    "number": "number",
    "deadline": "number",
    "item": "list",
    "member": "list",
    "bracket-opened": "brackets",
    "bracket-closed": "brackets",
    "editor": "editor",
    "row": "table",
    "row-moved": "table",
    "column": "table",
    "column-moved": "table",
    "cell": "table",
    "figure": "figure",
}
"""What a `Detail` can be about, and the flag of its change."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing in the text that a change came to: what it was and what it is, "" on the side where it is not.

    `old_at` and `new_at` are its [start, end) in the text of either side. `clauses` are new clauses that it
    concerns: those that use a term, or to which a reference leads.
    """

    kind: DetailKind
    old: str
    new: str
    old_at: tuple[int, int] | None = None
    new_at: tuple[int, int] | None = None
    clauses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The fate of one clause: `old` and `new` are indexes into the two outlines (several for split and merged).

    Where a side has several clauses, the offsets of spans, strengths, details and editorial sentences count in their
    texts joined by line feeds.
    Passages name their clause and count in its own text.

    `confidence` is 0 to 1: below .6 a person should check the pair.
    """

    kind: ChangeKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    flags: tuple[Flag, ...] = ()
    spans: tuple[Span, ...] = ()
    strength: tuple[StrengthChange, ...] = ()
    passages: tuple[Passage, ...] = ()
    details: tuple[Detail, ...] = ()
    editorial: tuple[EditorialSentence, ...] = ()
    edits: tuple[Edit, ...] = ()
    proofs: tuple[ProvedSentence, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of every clause of two outlines; `warnings` are sentences for people."""

    changes: tuple[Change, ...]
    warnings: tuple[str, ...] = ()


def as_json(change: Change) -> dict[str, Any]:
    """`change` as plain dicts and lists, in the keys that the command and the REST interface print.

    Of a sentence that binds, as most do, `kind` is null.
    """
    keys = ("kind", "old", "new", "flags", "spans", "strength", "passages", "details", "editorial", "edits", "proofs")
    plain = asdict(change) | {"spans": [span._asdict() for span in change.spans]}
    for row in plain["strength"]:
        row["kind"] = None if row["kind"] == "duty" else row["kind"]
    return {key: list(plain[key]) if isinstance(plain[key], tuple) else plain[key] for key in keys}
