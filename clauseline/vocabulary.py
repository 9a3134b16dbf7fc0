"""The bare words of the engine: each set of words that a field can hold is a type here, and a tuple where it is used.

They are Literals, not enumerations: a value is the very word that is stored, sent and printed, and a word that is
misspelt in an argument or a comparison is an error of types.
"""

from __future__ import annotations

import re
from typing import Literal, NewType, get_args

Role = Literal[
    "text", "heading", "annex", "title", "number", "contents", "contents title", "subheading", "item", "note",
    "example", "caption", "formula", "code", "figure", "term number", "term", "numbered", "clause", "table head",
]  # fmt: skip
"""What a paragraph's style says it is. "number" and "title" are the document's own; "numbered" is an
untitled clause, "clause" a plain line that starts one by its typed number."""

ClauseKind = Literal["clause", "term", "article", "chapter", "annex", "appendix", "front", "bibliography"]
BlockKind = Literal[
    "paragraph", "item", "note", "example", "term", "row", "caption", "formula", "footnote", "figure", "code",
    "subheading",
]  # fmt: skip
WrittenKind = BlockKind | Literal["heading"]
"""A block, or the heading of its clause, in a written document."""
Status = Literal["normative", "informative"]

WhyName = Literal[
    "markup", "heading", "set", "annex style", "numbered", "term", "drawn", "follows", "annex", "unit", "front",
    "bibliography", "contents", "glued", "letter", "chain", "prose", "named", "type", "alike", "margin", "underlined",
]  # fmt: skip
"""The names of the reasons for which a line starts a clause."""

SideName = Literal["old", "new"]
Op = Literal["kept", "removed", "added"]
"""What happened to words."""
TrackFate = Op | Literal["went", "came"]
"""What became of a row or column: the last two stand elsewhere now, and are shown at their old and new place."""

ChangeKind = Literal["unchanged", "modified", "renumbered", "moved", "inserted", "deleted", "split", "merged"]
Flag = Literal[
    "renumbered", "retitled", "moved", "reworded", "editorial", "weakened", "strengthened", "to-check", "inside",
    "status", "definition", "reference", "dangling", "number", "list", "brackets", "editor", "table", "figure",
]  # fmt: skip
DetailKind = Literal[
    "definition", "reference", "dangling", "redirected", "number", "deadline", "item", "member", "bracket-opened",
    "bracket-closed", "editor", "row", "row-moved", "column", "column-moved", "cell", "figure",
]  # fmt: skip

StrengthLevel = Literal[
    "prohibition", "requirement", "recommendation", "discouraged", "permission", "no-need", "capability", "statement"
]
"""How binding a sentence is, the most binding first."""
HintBearing = Literal["touches", "raises", "guards"]
"""What a passage does to a concern; the last two are said where its words prove it."""
Verdict = Literal["weakened", "strengthened", "same", "ambiguous"]
DutyFact = Literal[
    "verb-lowered", "verb-raised", "reversed", "condition-added", "condition-dropped", "exception-added",
    "exception-dropped", "scope-changed", "actor-changed", "number-changed", "duty-added", "duty-dropped", "gone",
    "gone-alike", "new", "new-alike", "item-gone", "item-new", "other-verb", "changed-inside", "reworded",
]  # fmt: skip
"""What can be seen of a binding sentence that changed.

"duty-added" and "duty-dropped": a sentence that stayed has one binding verb more or less. "gone": nothing on the other
side is like it; "gone-alike": something is, and a person has to look; "new" and "new-alike" likewise. "item-gone" and
"item-new": an item under words that bind. "other-verb": another verb, of which nobody can tell whether it binds more or
less. "changed-inside": the verb stayed, and words that weigh changed. "reworded":
none of these.
"""

Proof = Literal[
    "renamed", "split", "order", "voice", "synonym", "inflection", "function-words", "example", "citation", "number",
    "numbering", "spelling", "typography",
]  # fmt: skip
"""By what a changed sentence is known to say the same; where there are several, the first is named."""
EditRole = Literal[
    "force", "not", "and-or", "default", "unless", "liability", "sanction", "order", "consent", "proof", "remedy",
    "often", "when", "if", "recipient", "purpose", "where", "means", "report", "right", "scope", "much", "who", "what",
]  # fmt: skip
"""What words that came or went are about.

"order": on whose order; "consent": whose leave, of what quality; "often": how often; "scope": of all or of some;
"much": how much; "what": to what it is done.
"""
SentenceKind = Literal[
    "duty", "grant", "consent", "liability", "sanction", "right", "default", "definition", "information",
]  # fmt: skip
"""What a sentence does: it binds, grants a right or a licence, gives or supposes somebody's consent, settles who is
liable, threatens who does not comply, says what somebody is entitled to, what holds where nobody chose, what a word
means, or how something works.

A prohibition and a permission are duties: their `StrengthLevel` tells them apart.
"""
SentencePart = Literal["data", "source", "purpose", "recipient", "time", "what", "where", "amount"]
"""A part of a sentence that is compared by itself: of what, from whom, for what, to whom, how long, where, how much."""
Genre = Literal["standard", "law", "terms", "policy", "principles"]
"""What kind of text a draft is."""
Effect = Literal["less", "more", "ask"]
"""Whether a change protects people less or more than before; "ask": it is about that, and which way nobody can tell."""

DefinitionOutcome = Literal["same", "changed", "renamed", "new", "gone"]
PlacementState = Literal["same", "reworded", "moved", "to-confirm", "gone"]

WordingAct = Literal["replace", "delete", "insert-after"]
WordingState = Literal["as-written", "made-again", "conflict", "settled", "done-by-body"]
"""What became of a proposed wording on the words of another version than it was written for."""
WordingDoubt = Literal["force", "negation", "number"]
"""What a body changed in the words of a wording that may turn its sense."""

OriginMethod = Literal["words", "meaning"]
"""What an origin rests on: the same words, or words of one meaning, as across languages."""
Band = Literal["fact", "likely", "possible"]
"""How sure an origin is, or that a clause is one of a text in another language. Only the same words are a fact."""
Ubiquity = Literal["", "template", "common"]
"""Why words come from nowhere in particular: several proposals of one body have them, or several anywhere."""

Key = NewType("Key", str)
"""The name of a clause, or of another place on a page: no sign of it means anything in HTML."""
UNFIT = re.compile(r"""[<>&"'\s]""")

ROLES: tuple[Role, ...] = get_args(Role)
CLAUSE_KINDS: tuple[ClauseKind, ...] = get_args(ClauseKind)
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
DETAIL_KINDS: tuple[DetailKind, ...] = get_args(DetailKind)
FLAGS: tuple[Flag, ...] = get_args(Flag)
OPS: tuple[Op, ...] = get_args(Op)
TRACK_FATES: tuple[TrackFate, ...] = (*OPS, "went", "came")
SIDES: tuple[SideName, ...] = get_args(SideName)
STATUSES: tuple[Status, ...] = get_args(Status)
WHY_NAMES: tuple[WhyName, ...] = get_args(WhyName)
STRENGTHS: tuple[StrengthLevel, ...] = get_args(StrengthLevel)
HINT_BEARINGS: tuple[HintBearing, ...] = get_args(HintBearing)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
DUTY_FACTS: tuple[DutyFact, ...] = get_args(DutyFact)
PROOFS: tuple[Proof, ...] = get_args(Proof)
EDIT_ROLES: tuple[EditRole, ...] = get_args(EditRole)
SENTENCE_KINDS: tuple[SentenceKind, ...] = get_args(SentenceKind)
SENTENCE_PARTS: tuple[SentencePart, ...] = get_args(SentencePart)
HANDLED_PARTS = SENTENCE_PARTS[:5]
"""What a sentence of a policy says of data."""
GENRES: tuple[Genre, ...] = get_args(Genre)
EFFECTS: tuple[Effect, ...] = get_args(Effect)
DEFINITION_OUTCOMES: tuple[DefinitionOutcome, ...] = get_args(DefinitionOutcome)
PLACEMENT_STATES: tuple[PlacementState, ...] = get_args(PlacementState)
ORIGIN_METHODS: tuple[OriginMethod, ...] = get_args(OriginMethod)
BANDS: tuple[Band, ...] = get_args(Band)
PAIR_BANDS: tuple[Band, ...] = ("likely", "possible")
"""Those of clauses in two languages."""
UBIQUITIES: tuple[Ubiquity, ...] = get_args(Ubiquity)
WORDING_STATES: tuple[WordingState, ...] = get_args(WordingState)
WORDING_DOUBTS: tuple[WordingDoubt, ...] = get_args(WordingDoubt)


def key_of(words: str) -> Key:
    """`words` as a key; raises ValueError where they cannot be one."""
    if UNFIT.search(words):
        raise ValueError(f"No key: {words!r}")
    return Key(words)  # type: ignore[html]  # It was looked at.
