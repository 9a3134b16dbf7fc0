"""A comparison told in a few sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import reduce

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext as _

from clauseline.writing.judging import OF_FORCE
from proposals.templatetags.formats import unknown_kind

register = template.Library()
FILLED = re.compile(r"(?<=“)[^“”]*(?=”)|\d+")
"""What a sentence was filled with: a name between quotation marks, a number."""

GROUPS: tuple[tuple[tuple[str, Promise], ...], ...] = (
    (
        ("weakened", ngettext_lazy("%(n)d was weakened", "%(n)d were weakened", "n")),
        ("strengthened", ngettext_lazy("%(n)d was strengthened", "%(n)d were strengthened", "n")),
        ("to-check", ngettext_lazy("%(n)d is to check for its force", "%(n)d are to check for their force", "n")),
        ("inside", ngettext_lazy("%(n)d changed inside a sentence", "%(n)d changed inside sentences", "n")),
        ("status", ngettext_lazy("%(n)d changed its status", "%(n)d changed their status", "n")),
        ("definition", ngettext_lazy("%(n)d defines a term anew", "%(n)d define terms anew", "n")),
        ("dangling", ngettext_lazy("%(n)d lost a clause it refers to", "%(n)d lost clauses they refer to", "n")),
    ),
    (
        ("reworded", ngettext_lazy("%(n)d was reworded", "%(n)d were reworded", "n")),
        ("retitled", ngettext_lazy("%(n)d was retitled", "%(n)d were retitled", "n")),
        ("moved", ngettext_lazy("%(n)d was moved", "%(n)d were moved", "n")),
        ("split", ngettext_lazy("%(n)d was split", "%(n)d were split", "n")),
        ("merged", ngettext_lazy("%(n)d was merged", "%(n)d were merged", "n")),
        ("table", ngettext_lazy("%(n)d holds another table", "%(n)d hold other tables", "n")),
        ("figure", ngettext_lazy("%(n)d shows another picture", "%(n)d show other pictures", "n")),
        ("inserted", ngettext_lazy("%(n)d is new", "%(n)d are new", "n")),
        ("deleted", ngettext_lazy("%(n)d was deleted", "%(n)d were deleted", "n")),
    ),
    (
        ("editorial", ngettext_lazy("%(n)d changed in spelling or form", "%(n)d changed in spelling or form", "n")),
        ("renumbered", ngettext_lazy("%(n)d was renumbered", "%(n)d were renumbered", "n")),
        ("unchanged", ngettext_lazy("%(n)d is unchanged", "%(n)d are unchanged", "n")),
    ),
)
"""By kind or flag what it says of so many clauses:
a sentence on what binds, one on words and places, one on the rest."""


@register.simple_tag
def sentence(counts: Mapping[str, int], total: int, *, duties_apart: object = False) -> str:
    """What a comparison of `total` changes with these `counts` of kinds and flags says; "" if nothing changed.

    `duties_apart`: beside it stands how many duties became what, so it sums up no force.
    """
    if counts.get("unchanged", 0) == total:
        return ""
    if duties_apart:
        counts = {key: n for key, n in counts.items() if key not in OF_FORCE}
    parts = [_listed([str(words % {"n": counts[key]}) for key, words in group if counts.get(key)]) for group in GROUPS]
    if not any(counts.get(key) for group in GROUPS for key, _words in group if key != "unchanged"):
        changed = total - counts.get("unchanged", 0)
        parts.insert(0, ngettext("%(n)d was changed", "%(n)d were changed", changed) % {"n": changed})
    first, *others = filter(None, parts)
    of_all = ngettext("Of %(n)d clause,", "Of %(n)d clauses,", total) % {"n": total}
    begun = _("%(of_all)s %(facts)s.") % {"of_all": of_all, "facts": first}
    further = (_("%(facts)s.") % {"facts": facts} for facts in others)
    return reduce(
        lambda sentence, next_one: _("%(sentence)s %(next)s") % {"sentence": sentence, "next": next_one}, further, begun
    )


@register.filter
def translated(words: str) -> str:
    """What a part that knows no framework said to people, in the language of the page.

    Names between quotation marks and numbers stay what they are.
    """
    known = gettext(words)
    if known != words:
        return known
    if kinds := unknown_kind(words):
        return kinds
    form = FILLED.sub("%s", words.replace("%", "%%"))
    return gettext(form) % tuple(FILLED.findall(words))


def _listed(words: Sequence[str]) -> str:
    """The phrases as a list that ends in "and"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": _(", ").join(words[:-1]), "last": words[-1]}
