"""The lineage of a clause in words."""

from __future__ import annotations

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.queries.lineage_pictures import fitting
from annotations.queries.lineages import WayEntry
from annotations.templatetags.duties import STANDINGS
from annotations.templatetags.origins import DECIDED, REASONS
from clauseline.vocabulary import OriginMethod, Ubiquity
from proposals.drawing.chips import BECAME, Chip
from proposals.models import Change
from proposals.queries.lineage_steps import LineageEnd, LineageStep, LineageWay, Wording

register = template.Library()

WORDINGS: dict[Wording, Promise] = {
    "same": gettext_lazy("same words"),
    "reworded": gettext_lazy("reworded"),
    "likely": gettext_lazy("likely the same in another language"),
    "possible": gettext_lazy("possibly the same in another language"),
}
ENDS: dict[tuple[OriginMethod, Ubiquity], Promise] = {
    ("words", "template"): gettext_lazy(
        "Not followed: three proposals of one body or more have these words, as its template."
    ),
    ("words", "common"): gettext_lazy("Not followed: four proposals or more have these words, as common words."),
    ("meaning", "template"): gettext_lazy(
        "Not followed until your team confirms it: what may say the same in another language stands word for word in "
        "three proposals of one body or more, as its template."
    ),
    ("meaning", "common"): gettext_lazy(
        "Not followed until your team confirms it: what may say the same in another language stands word for word in "
        "four proposals or more, as common words."
    ),
}
SIGNS: dict[Wording, str] = {"same": "=", "reworded": "≈", "likely": "~", "possible": "?"}


register.filter("fitting", fitting)


@register.filter
def versions(step: LineageStep) -> str:
    """In which versions it stands: one, or from the first to the last of those in a row."""
    first, last = step.first.version, step.last.version
    return str(first) if first is last else f"{first} – {last}"


@register.filter
def short_versions(step: LineageStep) -> str:
    """The first of them, and how many more."""
    return f"{step.first.version} +{len(step.places) - 1}" if len(step.places) > 1 else str(step.first.version)


@register.filter
def day(step: LineageStep) -> str:
    """When it was first there, as far as anybody said it."""
    return date_format(step.date, "SHORT_DATE_FORMAT") if step.date else _("date unknown")


@register.filter
def label(step: LineageStep) -> str:
    """The number of its clause, else its title."""
    return step.first.number or step.first.title or _("a clause without a number")


@register.filter
def brought(step: LineageStep) -> str:
    """Who brought it, by name."""
    return ", ".join(map(str, step.contributors))


@register.filter
def in_full(step: LineageStep) -> str:
    """All that its box stands for, for who does not see it."""
    clause = f"{step.first.number} {step.first.title}".strip() or _("a clause without a number")
    place = f"{step.proposal.body}, {step.proposal} {versions(step)}"
    return ", ".join(filter(None, (clause, place, day(step), brought(step))))


@register.filter
def wording(way: LineageWay) -> str:
    """What is said of both texts."""
    words = str(WORDINGS[way.wording])
    if way.link is None or way.fate in ("modified", ""):
        return words
    return f"{Change.Kind(way.fate).label}, {words}"


@register.filter
def sign(entry: WayEntry) -> str:
    """The mark of a way in the picture: what is said of both texts, and which way its force went."""
    force = entry.force
    found = [SIGNS[entry.way.wording], "▼" * force.is_less, "▲" * force.is_more]
    return " ".join([*filter(None, found), *(["•"] if force.to_check else [])])


@register.filter
def turn(entry: WayEntry) -> str:
    """How its mark looks: by which way its force went, where it went one way alone."""
    force = entry.force
    if force.is_less == force.is_more:
        return ""
    return "weakened" if force.is_less else "strengthened"


@register.filter
def why_not(end: LineageEnd) -> str:
    """Why nothing leads on from there."""
    return str(ENDS[end.method, end.ubiquity])


@register.filter
def style(way: LineageWay) -> str:
    """How its line is drawn."""
    look = way.wording if way.method == "meaning" else way.method
    return look if way.is_directed else f"{look} unknown"


@register.simple_tag
def way_chips(entry: WayEntry) -> list[Chip]:
    """What a person decided of it, which way the words went, and what became of their force."""
    way, force = entry.way, entry.force
    found = [Chip(wording(way), "moved" if way.method != "change" else "")]
    if way.first and not way.is_directed:
        found.append(Chip(_("direction unknown"), "check", title=str(REASONS[way.first.direction.reason])))
    counts = {"weakened": force.weakened, "strengthened": force.strengthened, "open": force.to_check}
    for name, n in counts.items():
        if n:
            words, look = STANDINGS[name]
            found.append(Chip(str(words % {"n": n}), look))
    if force.status:
        look = "weakened" if force.status == "informative" else "strengthened"
        found.append(Chip(str(BECAME[force.status]), look))
    if entry.said:
        found.append(Chip(str(DECIDED[entry.said.state]), "strength"))
    return found


@register.filter
def why(way: LineageWay) -> str:
    """Why it is said which side was the earlier; "" within a proposal."""
    return str(REASONS[way.first.direction.reason]) if way.first else ""
