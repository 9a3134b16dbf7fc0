"""What is said of the binding force of a sentence, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from clauseline.comparing.changes import Edit, Strength, StrengthChange
from clauseline.comparing.edits.weighing import weight_of
from clauseline.vocabulary import DutyFact, Proof
from clauseline.writing.labels import (
    BARE_FACT_LABELS,
    BARE_KIND_FACT_LABELS,
    EDIT_CAME,
    EDIT_INSTEAD,
    EDIT_WENT,
    EFFECT_LABELS,
    FACT_LABELS,
    KIND_FACT_LABELS,
    NO_VERB,
    OF_KIND,
    OTHER_VERB,
    PLEASE_CHECK,
    PROOF_LABELS,
    ROLE_LABELS,
    SAYS_THE_SAME,
    SENTENCE_KIND_LABELS,
    VERBS,
    VERDICT_LABELS,
)

Translate = Callable[[str], str]
LONGEST = 60
"""Characters of the words of an edit that are quoted."""
OF_VERBS: frozenset[DutyFact] = frozenset(("verb-lowered", "verb-raised", "reversed"))


def say_fact(row: StrengthChange, translate: Translate) -> str:
    """What can be seen of the sentence, with its kind where it does more than bind."""
    if row.kind == "duty":
        return _say_fact(row, translate)
    kind, fact = translate(SENTENCE_KIND_LABELS[row.kind]), _say_fact(row, translate)
    return translate(OF_KIND) % {"kind": kind, "fact": fact}


def _say_fact(row: StrengthChange, translate: Translate) -> str:
    verbs = {"old": _verb(row.old, translate), "new": _verb(row.new, translate)}
    if row.reason in OF_VERBS and row.old and row.new:
        return translate(VERBS) % {"fact": translate(FACT_LABELS[row.reason]), **verbs}
    if row.reason == "changed-inside" and row.edits:
        return say_edit(max(row.edits, key=weight_of), translate)
    if (
        row.reason in ("other-verb", "reworded")
        and row.old
        and row.new
        and row.old.verb.lower() != row.new.verb.lower()
    ):
        return translate(VERBS) % {"fact": translate(OTHER_VERB), **verbs}
    of_kind, bare = (KIND_FACT_LABELS, BARE_KIND_FACT_LABELS) if row.kind != "duty" else ({}, BARE_FACT_LABELS)
    labels = {**FACT_LABELS, **of_kind} if row.alike else {**FACT_LABELS, **of_kind, **bare}
    return translate(labels[row.reason])


def say_edit(edit: Edit, translate: Translate) -> str:
    """What came, went, or was put for what, in the words of the draft."""
    form = EDIT_WENT if not edit.new else EDIT_CAME if not edit.old else EDIT_INSTEAD
    return translate(form) % {"old": _short(edit.old), "new": _short(edit.new)}


def say_told_edit(edit: Edit, translate: Translate) -> str:
    """The same; where nobody but a reader can tell what that does to people, the words say so."""
    words = say_edit(edit, translate)
    return translate(PLEASE_CHECK) % {"fact": words} if edit.effect == "ask" else words


def say_effect(edit: Edit, translate: Translate) -> str:
    """What an edit is about, and what it does to people."""
    parts = [ROLE_LABELS[edit.role] if edit.role else "", EFFECT_LABELS[edit.effect] if edit.effect else ""]
    return ": ".join(translate(part) for part in parts if part)


def say_proofs(proofs: Iterable[Proof], translate: Translate) -> str:
    """That changed sentences say the same, and by what that is known."""
    return translate(SAYS_THE_SAME) % {"why": ", ".join(translate(PROOF_LABELS[proof]) for proof in proofs)}


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 2]} …"


def say_force(row: StrengthChange, translate: Translate) -> str:
    """The same, with what is firmly said of its force, or that a person has to look."""
    fact = say_fact(row, translate)
    if row.is_to_check:
        return translate(PLEASE_CHECK) % {"fact": fact}
    if row.verdict in VERDICT_LABELS:
        return f"{translate(VERDICT_LABELS[row.verdict])}: {fact}"
    return f"{fact}: {translate(EFFECT_LABELS[row.effect])}" if row.effect else fact


def _verb(side: Strength | None, translate: Translate) -> str:
    return f"“{side.verb}”" if side and side.verb else translate(NO_VERB)
