"""What a change came to in the text, told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext_lazy

from proposals.queries.redlines import Part, Particular

register = template.Library()

SHOWN = 4
"""So many are shown at once; the others are folded."""

NAMES = {
    "definition": gettext_lazy("Definition"),
    "reference": gettext_lazy("Source"),
    "dangling": gettext_lazy("Reference that leads nowhere"),
    "redirected": gettext_lazy("Reference that now leads elsewhere"),
    "number": gettext_lazy("Number"),
    "deadline": gettext_lazy("Time"),
    "item": gettext_lazy("List item"),
    "member": gettext_lazy("Member of a list"),
    "bracket-opened": gettext_lazy("Put in square brackets"),
    "bracket-closed": gettext_lazy("Out of square brackets"),
    "editor": gettext_lazy("Reworded editor’s note"),
    "row": gettext_lazy("Table row"),
    "row-moved": gettext_lazy("Moved table row"),
    "column": gettext_lazy("Table column"),
    "column-moved": gettext_lazy("Moved table column"),
    "cell": gettext_lazy("Table cell"),
    "figure": gettext_lazy("Picture"),
}
CAME = {"editor": gettext_lazy("New editor’s note")}
WENT = {"editor": gettext_lazy("Editor’s note taken out")}


@dataclass(frozen=True, slots=True)
class Told:
    """What a change came to: those to show at once, the rest, and those that a table below shows by itself."""

    first: Sequence[Particular]
    rest: Sequence[Particular]
    drawn: Sequence[Particular]


@register.simple_tag
def details(part: Part) -> Told:
    """The details of a change as its page tells them. One more than is shown at once is shown as well."""
    told, drawn = part.told()
    shown = SHOWN if len(told) > SHOWN + 1 else SHOWN + 1
    return Told(told[:shown], told[shown:], drawn)


@register.filter
def detail_name(particular: Particular) -> str:
    """What kind of thing it is, in words."""
    detail = particular.detail
    once = CAME if not detail.old else WENT if not detail.new else {}
    return str(once.get(detail.kind) or NAMES[detail.kind])
