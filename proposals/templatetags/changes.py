"""What a comparison says, in words: its summary, and the chips of each change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from proposals.comparing.changes import KINDS, StrengthChange
from proposals.models import Comparison
from proposals.queries.redlines import Fate, Part

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
class Fact:
    """One phrase of a summary; `key` is the kind or flag it counts, `style` the class of its chip."""

    key: str
    count: int
    words: str
    style: str


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
def summary(counts: Mapping[str, int]) -> list[Fact]:
    """The phrases of a summary, what matters most first; none for what did not happen."""

    def told(key: str, one: str, many: str, style: str = "") -> Fact:
        return Fact(key, counts.get(key, 0), ngettext(one, many, counts.get(key, 0)) % {"n": counts.get(key, 0)}, style)

    facts = [
        told("weakened", "%(n)d clause weakened", "%(n)d clauses weakened", "strength"),
        told("strengthened", "%(n)d clause strengthened", "%(n)d clauses strengthened", "strength"),
        told("status", "%(n)d status changed", "%(n)d statuses changed", "status"),
        told("reworded", "%(n)d reworded", "%(n)d reworded"),
        told("moved", "%(n)d moved", "%(n)d moved", "moved"),
        told("inserted", "%(n)d new", "%(n)d new", "added"),
        told("deleted", "%(n)d deleted", "%(n)d deleted", "removed"),
        told("split", "%(n)d split", "%(n)d split"),
        told("merged", "%(n)d merged", "%(n)d merged"),
        told("retitled", "%(n)d retitled", "%(n)d retitled"),
        told("editorial", "%(n)d editorial", "%(n)d editorial"),
        told("renumbered", "%(n)d renumbered", "%(n)d renumbered"),
    ]
    return [fact for fact in facts if fact.count]


@dataclass(frozen=True, slots=True)
class Share:
    """A stretch of a bar, in hundredths of it."""

    style: str
    start: float
    width: float


@register.simple_tag
def shares(counts: Mapping[str, int]) -> list[Share]:
    """How many of all changes are of which fate, as stretches of one bar; what is unchanged stays empty."""
    total = max(sum(counts.get(kind, 0) for kind in KINDS), 1)
    styles = {"inserted": "added", "deleted": "removed", "moved": "moved", "split": "moved", "merged": "moved"}
    found, start = [], 0.0
    for kind in ("modified", "moved", "split", "merged", "inserted", "deleted"):
        width = 100 * counts.get(kind, 0) / total
        if width:
            found.append(Share(styles.get(kind, "changed"), start, width))
            start += width
    return found


@register.simple_tag
def chips(part: Part) -> list[Chip]:
    """What happened to a clause, each fact in words."""
    return [*_fate(part), *_wording(part), *_strength(part), *_status(part), *_doubt(part)]


def _fate(part: Part) -> list[Chip]:
    old = part.before
    label = (old.number or old.name) if old else ""
    if part.kind == "inserted":
        return [Chip(_("new"), "added")]
    if part.kind == "deleted":
        return [Chip(_("deleted"), "removed")]
    if part.kind in ("split", "merged"):
        words = _("split from %(clauses)s") if part.kind == "split" else _("merged from %(clauses)s")
        return [Chip(words % {"clauses": ", ".join(section.number or section.name for section in part.old)}, "moved")]
    if "moved" in part.marks:
        return [Chip(_("moved from %(clause)s") % {"clause": label}, "moved", f"#from-{part.order}")]
    return [Chip(_("was %(clause)s") % {"clause": label})] if "renumbered" in part.marks and label else []


def _wording(part: Part) -> list[Chip]:
    return [Chip(str(words)) for flag, words in WORDING.items() if flag in part.flags]


def _strength(part: Part) -> list[Chip]:
    found = dict.fromkeys(_strength_chip(row) for row in part.strength if row.verdict != "same")
    return list(found)


def _strength_chip(row: StrengthChange) -> Chip:
    sign = {"weakened": "↓", "strengthened": "↑"}.get(row.verdict, "?")
    old = str(LEVELS[row.old.level]) if row.old else _("nothing")
    new = str(LEVELS[row.new.level]) if row.new else _("nothing")
    verbs = f"{row.old.verb if row.old else '∅'} → {row.new.verb if row.new else '∅'}"
    title = _("%(verdict)s: %(old)s to %(new)s") % {"verdict": VERDICTS[row.verdict], "old": old, "new": new}
    return Chip(f"{sign} {verbs}", "strength", title=title)


def _status(part: Part) -> list[Chip]:
    if "status" not in part.flags or part.after is None:
        return []
    became = {"informative": _("became informative"), "normative": _("became normative")}
    return [Chip(became[part.after.status], "status")]


def _doubt(part: Part) -> list[Chip]:
    words = _("please check")
    why = _("Clauseline is not sure that these two are the same clause.")
    return [Chip(words, "check", title=why)] if part.is_doubtful else []


SIGNS = {
    "weakened": ("▼", "strength", gettext_lazy("weakened")),
    "strengthened": ("▲", "strength", gettext_lazy("strengthened")),
    "status": ("◆", "status", gettext_lazy("status changed")),
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
    found = next((told for key, told in SIGNS.items() if part and key in part.marks), None)
    return Mark(found[0], found[1], str(found[2])) if found else None


@register.filter
def fate(fates: Mapping[str, Fate], key: str) -> Fate | None:
    """What became of the clause of this key; None if nothing did."""
    return fates.get(key)


@register.filter
def at(places: Mapping[int, Sequence[Part]], order: int) -> Sequence[Part]:
    """The moved changes whose old place is right after the change of this order."""
    return places.get(order, ())


@register.simple_tag
def old_place(part: Part, comparison: Comparison) -> SafeString:
    """Attributes that say where removed words stood; where several clauses did, the words themselves say which.

    All values are slugs of our own making.
    """
    if part.before is None or part.after is None:
        return SafeString("")
    version = format_html(' data-side="old" data-version="{}"', comparison.old_version.slug)
    return version + format_html(' data-clause="{}"', part.before.key) if part.is_simple else version
