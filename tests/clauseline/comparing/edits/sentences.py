"""Two drafts of one clause each, compared: what is told of the sentence that changed."""

from __future__ import annotations

from clauseline import compare
from clauseline.comparing.changes import Change
from clauseline.outline import ClauseText, Outline

FILLING = {
    "en": "The register is kept in the town hall, where everybody may read it on working days.",
    "de": "Das Register wird im Rathaus geführt, wo es jede Person an Werktagen einsehen kann.",
    "fr": "Le registre est tenu à la mairie, où chacun peut le consulter les jours ouvrables.",
    "es": "El registro se lleva en el ayuntamiento, donde cualquier persona puede consultarlo.",
    "zh": "登记册存放于市政厅，任何人可以在工作日查阅。",
}


def changed(old: str, new: str, language: str = "en") -> Change:
    """The change of a clause that says `old` in one draft and `new` in the other."""
    sides = (
        Outline(
            reader="txt",
            language=language,
            clauses=(ClauseText("1", "Rules", 1, text=text), ClauseText("2", "Register", 1, text=FILLING[language])),
        )
        for text in (old, new)
    )
    return next(change for change in compare(*sides).changes if change.new == (0,))


def told(old: str, new: str, language: str = "en") -> list[tuple[str, str, str | None, str | None]]:
    """(went, came, role, effect) of each edit."""
    change = changed(old, new, language)
    edits = [*(edit for row in change.strength for edit in row.edits), *change.edits]
    return [(edit.old, edit.new, edit.role, edit.effect) for edit in edits]


def proved(old: str, new: str, language: str = "en") -> str | None:
    """By what the sentence is known to say the same; None if anything is told of it."""
    change = changed(old, new, language)
    if any(row.is_told or row.edits for row in change.strength) or change.edits:
        return None
    rows, sentences = [row.proof for row in change.strength], [one.proof for one in change.proofs]
    return next(filter(None, (*rows, *sentences)), "typography" if change.editorial else None)
