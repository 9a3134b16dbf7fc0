"""What happened to each clause, in words and signs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clauseline.comparing.changes import Edit, StrengthChange
from clauseline.comparing.edits.weighing import heaviest, weight_of
from clauseline.redline.duties import DutySpot
from clauseline.redline.parts import Fate, Part
from clauseline.redline.sections import Section
from clauseline.vocabulary import BlockKind, ChangeKind, Flag, Status, StrengthLevel
from clauseline.writing.force import say_effect, say_fact, say_force, say_proofs, say_told_edit
from clauseline.writing.judging import Judgements, say_judged

WORDING: dict[Flag, Promise] = {
    "reworded": gettext_lazy("reworded"),
    "retitled": gettext_lazy("retitled"),
    "editorial": gettext_lazy("editorial"),
}
LEVELS: dict[StrengthLevel, Promise] = {
    "prohibition": gettext_lazy("prohibition"),
    "requirement": gettext_lazy("requirement"),
    "recommendation": gettext_lazy("recommendation"),
    "discouraged": gettext_lazy("discouraged"),
    "permission": gettext_lazy("permission"),
    "no-need": gettext_lazy("no need"),
    "capability": gettext_lazy("capability"),
    "statement": gettext_lazy("statement"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """What happened, in words; `href` leads to where the words came from or went, `spots` to the sentences of which it
    is said, by their names on the page.
    """

    words: str
    style: str = ""
    href: str = ""
    title: str = ""
    spots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindMark:
    """A sign in the clause tree, and what it says."""

    sign: str
    style: str
    words: str


def chips(part: Part, posted: Collection[str] = (), judgements: Judgements | None = None) -> list[Chip]:
    """What happened to a clause, each fact in words; `posted` are the keys of clauses with a marker elsewhere.

    With `judgements` each duty is said in the words of who says so.
    """
    strength = _strength(part) if judgements is None else _judged(part, judgements)
    return [
        *_fate(part, posted),
        *_wording(part),
        *strength,
        *_edits(part),
        *_proved(part),
        *_status(part),
        *_doubt(part),
    ]


def _fate(part: Part, posted: Collection[str]) -> list[Chip]:
    if part.kind == "inserted":
        return [Chip(_("new"), "added")]
    if part.kind == "deleted":
        return [Chip(_("deleted"), "removed")]
    if part.kind in ("split", "merged"):
        return [_union(part, posted)]
    label = _label(part.old[0]) if part.old else ""
    if "moved" in part.marks:
        return [Chip(_("moved from %(clause)s") % {"clause": label}, "moved", f"#from-{part.old[0].key}")]
    return [Chip(_("was %(clause)s") % {"clause": label})] if "renumbered" in part.marks and label else []


def _union(part: Part, posted: Collection[str]) -> Chip:
    """What a clause was split into, or merged from; it leads to the first part that stands elsewhere."""
    if part.kind == "split":
        names = ", ".join(map(_label, part.new))
        return Chip(_("split into %(clauses)s") % {"clauses": names}, "moved", f"#{part.new[-1].key}")
    away = next((f"#from-{section.key}" for section in part.old if section.key in posted), "")
    names = ", ".join(map(_label, part.old))
    return Chip(_("merged from %(clauses)s") % {"clauses": names}, "moved", away)


def _label(section: Section) -> str:
    return section.number or section.name


def _wording(part: Part) -> list[Chip]:
    return [Chip(str(words)) for flag, words in WORDING.items() if flag in part.flags]


def _strength(part: Part) -> list[Chip]:
    return _leading((strength_chip(row), part.duty_spot(row)) for row in part.strength if row.is_told)


def _leading(said: Iterable[tuple[Chip, DutySpot | None]]) -> list[Chip]:
    """What is said of sentences, once for all of which the same is said, with the ways to them."""
    found: dict[Chip, list[str]] = {}
    for chip, spot in said:
        found.setdefault(chip, []).extend([spot.name] if spot else [])
    return [replace(chip, spots=tuple(names)) for chip, names in found.items()]


def _edits(part: Part) -> list[Chip]:
    """What changed in sentences that bind nobody, as far as it weighs."""
    return _leading((edit_chip(edit), part.edit_spot(edit)) for edit in heaviest(part.edits))


def _proved(part: Part) -> list[Chip]:
    """By what sentences are known to say the same, where nothing else is told of any."""
    rows = [row for row in part.strength if row.old and row.new]
    if part.edits or any(row.is_told or row.edits for row in part.strength):
        return []
    proofs = dict.fromkeys(
        proof for proof in (*(row.proof for row in rows), *(one.proof for one in part.proofs)) if proof
    )
    return [Chip(say_proofs(proofs, _))] if proofs else []


def edit_chip(edit: Edit) -> Chip:
    """The words that came, went or were put for others, and on demand what they are about.

    Where nobody but a reader can tell what that does to people, the words say so.
    """
    kind = "inside check" if edit.effect == "ask" else "inside"
    return Chip(say_told_edit(edit, _), kind, title=say_effect(edit, _))


def _judged(part: Part, judgements: Judgements) -> list[Chip]:
    """The duties in the words of a file that leaves the site."""
    found = []
    for number, row in enumerate(part.strength):
        made = judgements.of.get((part.order, number))
        if row.is_told or made:
            style: str = row.verdict if row.is_firm else "check" if row.is_to_check else ""
            style = f"{style} decided".strip() if made else style
            chip = Chip(say_judged(row, made, _), style, title=_levels(row))
            found.append((chip, part.duty_spot(row) if row.is_told else None))
    return _leading(found)


def strength_chip(row: StrengthChange) -> Chip:
    """What can be seen of a sentence: in the look of what became of its force where that is firmly said."""
    title = _levels(row)
    if row.is_firm:
        return Chip(say_fact(row, _), row.verdict, title=f"{_(row.verdict)}: {title}")
    if row.reason == "changed-inside" and row.edits:
        return edit_chip(max(row.edits, key=weight_of))
    style = "check" if row.is_to_check else "inside" if row.effect else ""
    return Chip(say_force(row, _), style, title=title)


def _levels(row: StrengthChange) -> str:
    old, new = (str(LEVELS[side.level]) if side else _("nothing") for side in (row.old, row.new))
    return _("%(old)s to %(new)s") % {"old": old, "new": new}


BECAME: dict[Status | BlockKind | Literal["body"], Promise] = {
    "informative": gettext_lazy("became informative"),
    "normative": gettext_lazy("became normative"),
    "note": gettext_lazy("became a note"),
    "example": gettext_lazy("became an example"),
    "footnote": gettext_lazy("became a footnote"),
    "body": gettext_lazy("a note became text"),
}


def _status(part: Part) -> list[Chip]:
    if "status" not in part.flags or not part.became:
        return []
    return [Chip(str(BECAME[part.became]), "status")]


def _doubt(part: Part) -> list[Chip]:
    words = _("please check")
    why = _("Clauseline is not sure that these two are the same clause.")
    return [Chip(words, "check", title=why)] if part.is_doubtful else []


SIGNS: dict[Flag | ChangeKind, tuple[str, str, Promise]] = {
    "weakened": ("▼", "weakened", gettext_lazy("weakened")),
    "strengthened": ("▲", "strengthened", gettext_lazy("strengthened")),
    "to-check": ("?", "check", gettext_lazy("binding force to check")),
    "inside": ("≠", "inside", gettext_lazy("changed inside")),
    "status": ("◆", "status", gettext_lazy("status changed")),
    "dangling": ("?", "strength", gettext_lazy("a reference leads elsewhere")),
    "inserted": ("+", "added", gettext_lazy("new")),
    "deleted": ("−", "removed", gettext_lazy("deleted")),
    "moved": ("↕", "moved", gettext_lazy("moved")),
    "split": ("»", "moved", gettext_lazy("split")),
    "merged": ("«", "moved", gettext_lazy("merged")),
    "modified": ("•", "changed", gettext_lazy("changed")),
}
"""What a kind or a flag is told by, what matters most first: sign, class, words."""


def mark(part: Fate | None) -> KindMark | None:
    """The sign of a change in the clause tree; None if nothing happened."""
    marks = part.marks if part else frozenset()
    found = next((sign for key, sign in SIGNS.items() if key in marks), None)
    return KindMark(found[0], found[1], str(found[2])) if found else None


def old_place(part: Part, home: str) -> SafeString:
    """Attributes that say where on the page of the version `home` removed words stood.

    Where several clauses did, the words themselves say which. All values are slugs of our own making.
    """
    if part.before is None or part.after is None:
        return SafeString("")
    version = format_html(' data-side="old" data-version="{}"', home)
    return version + format_html(' data-clause="{}"', part.before.key) if part.is_simple else version
