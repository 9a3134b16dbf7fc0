"""A comparison told in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from proposals.comparing.changes import KINDS

register = template.Library()

TOLD = {
    "weakened": ngettext_lazy("%(n)d was weakened", "%(n)d were weakened", "n"),
    "strengthened": ngettext_lazy("%(n)d was strengthened", "%(n)d were strengthened", "n"),
    "status": ngettext_lazy("%(n)d changed its status", "%(n)d changed their status", "n"),
    "reworded": ngettext_lazy("%(n)d was reworded", "%(n)d were reworded", "n"),
    "retitled": ngettext_lazy("%(n)d was retitled", "%(n)d were retitled", "n"),
    "moved": ngettext_lazy("%(n)d was moved", "%(n)d were moved", "n"),
    "split": ngettext_lazy("%(n)d was split", "%(n)d were split", "n"),
    "merged": ngettext_lazy("%(n)d was merged", "%(n)d were merged", "n"),
    "inserted": ngettext_lazy("%(n)d is new", "%(n)d are new", "n"),
    "deleted": ngettext_lazy("%(n)d was deleted", "%(n)d were deleted", "n"),
    "renumbered": ngettext_lazy("%(n)d was renumbered", "%(n)d were renumbered", "n"),
    "editorial": ngettext_lazy("%(n)d changed in spelling or form", "%(n)d changed in spelling or form", "n"),
}
"""By kind or flag what it says of so many clauses, what matters most first."""


@register.simple_tag
def sentence(counts: Mapping[str, int]) -> str:
    """What a comparison with these `counts` of kinds and flags says, in words; "" if nothing changed."""
    told = [str(words % {"n": counts[key]}) for key, words in TOLD.items() if counts.get(key)]
    if not told:
        return ""
    total = sum(counts.get(kind, 0) for kind in KINDS)
    of_all = ngettext("Of %(n)d clause", "Of %(n)d clauses", total) % {"n": total}
    changed = _("%(of_all)s %(facts)s.") % {"of_all": of_all, "facts": _listed(told)}
    same = counts.get("unchanged", 0)
    if not same:
        return changed
    rest = ngettext("%(n)d stands as it was.", "%(n)d stand as they were.", same) % {"n": same}
    return f"{changed} {rest}"


def _listed(words: list[str]) -> str:
    """The phrases as a list that ends in "and"."""
    if len(words) == 1:
        return words[0]
    return _("%(first)s and %(last)s") % {"first": _(", ").join(words[:-1]), "last": words[-1]}
