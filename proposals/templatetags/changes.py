"""What happened to each clause, in words and signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proposals.comparing.changes import StrengthChange
from proposals.models import Comparison
from proposals.queries.documents import Section
from proposals.queries.redlines import Fate, Part
from proposals.queries.signposts import Signpost

register = template.Library()


WORDING = {
    "reworded": gettext_lazy("reworded"),
    "retitled": gettext_lazy("retitled"),
    "editorial": gettext_lazy("editorial"),
}
VERDICTS = {
    "weakened": gettext_lazy("weakened"),
    "strengthened": gettext_lazy("strengthened"),
    "ambiguous": gettext_lazy("please check the force"),
}
LEVELS = {
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
    """What happened, in words; `href` leads to where the words came from or went."""

    words: str
    style: str = ""
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign in the clause tree, and what it says."""

    sign: str
    style: str
    words: str


@register.simple_tag
def chips(part: Part, posted: Collection[str] = ()) -> list[Chip]:
    """What happened to a clause, each fact in words; `posted` are the keys of the clauses that have a signpost."""
    return [*_fate(part, posted), *_wording(part), *_strength(part), *_status(part), *_doubt(part)]


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
    found = dict.fromkeys(_strength_chip(row) for row in part.strength if row.verdict != "same")
    return list(found)


def _strength_chip(row: StrengthChange) -> Chip:
    sign = {"weakened": "↓", "strengthened": "↑"}.get(row.verdict, "?")
    old = str(LEVELS[row.old.level]) if row.old else _("nothing")
    new = str(LEVELS[row.new.level]) if row.new else _("nothing")
    title = _("%(verdict)s: %(old)s to %(new)s") % {"verdict": VERDICTS[row.verdict], "old": old, "new": new}
    return Chip(f"{sign} {_verbs(row)}", "strength", title=title)


def _verbs(row: StrengthChange) -> str:
    """The verbs before and after; those of a sentence that came or went alone."""
    old, new = (
        _("no verb that binds") if side and not side.verb else side and side.verb for side in (row.old, row.new)
    )
    if old and new:
        return f"{old} → {new}"
    return _("new: %(verb)s") % {"verb": new} if new else _("dropped: %(verb)s") % {"verb": old}


BECAME = {
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


SIGNS = {
    "weakened": ("▼", "strength", gettext_lazy("weakened")),
    "strengthened": ("▲", "strength", gettext_lazy("strengthened")),
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


@register.simple_tag
def mark(part: Fate | None) -> Mark | None:
    """The sign of a change in the clause tree; None if nothing happened."""
    marks = part.marks if part else frozenset()
    found = next((told for key, told in SIGNS.items() if key in marks), None)
    return Mark(found[0], found[1], str(found[2])) if found else None


@register.filter
def fate(fates: Mapping[str, Fate], key: str) -> Fate | None:
    """What became of the clause of this key; None if nothing did."""
    return fates.get(key)


@register.filter
def at(places: Mapping[int, Sequence[Signpost]], order: int) -> Sequence[Signpost]:
    """The signposts right behind the change of this order."""
    return places.get(order, ())


@register.simple_tag
def old_place(part: Part, comparison: Comparison) -> SafeString:
    """Attributes that say where removed words stood; where several clauses did, the words themselves say which.

    All values are slugs of our own making.
    """
    if part.before is None or part.after is None:
        return SafeString("")
    version = format_html(' data-side="old" data-version="{}"', comparison.old_home)
    return version + format_html(' data-clause="{}"', part.before.key) if part.is_simple else version
