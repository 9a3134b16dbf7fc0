"""What a change came to in the text, told in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from clauseline.redline.parts import Part, Particular
from clauseline.vocabulary import DetailKind
from proposals.drawing.heads import short
from proposals.drawing.html import NOTHING
from proposals.drawing.redline import marked, redline

SHOWN = 4
"""So many are shown at once; the others are folded."""
LONGEST = 160
"""So many characters of a row are shown."""

NAMES: dict[DetailKind, Promise] = {
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
CAME: dict[DetailKind, Promise] = {"editor": gettext_lazy("New editor’s note")}
WENT: dict[DetailKind, Promise] = {"editor": gettext_lazy("Editor’s note taken out")}


def details(part: Part) -> SafeString:
    """The details of a change, some at once and the others folded. One more than is shown at once is shown as well."""
    if not part.particulars:
        return NOTHING
    told, drawn = part.listed_and_drawn()
    # An item that came or went is drawn as such right below: it is not drawn here once more before it.
    items = [row for row in told if row.detail.kind == "item"]
    listed = [row for row in told if row.detail.kind != "item"]
    shown = SHOWN if len(listed) > SHOWN + 1 else SHOWN + 1
    label = escape(_("What changed in particular"))
    first = f'<ul role="list" aria-label="{label}">{_rows(listed[:shown])}</ul>' if listed else ""
    more = ngettext("%(n)s more", "%(n)s more", len(listed) - shown)
    marked = ngettext("%(n)s change is marked in the table", "%(n)s changes are marked in the table", len(drawn))
    in_text = ngettext(
        "%(n)s list item changed, marked in the text below",
        "%(n)s list items changed, marked in the text below",
        len(items),
    )
    folded = _folded(more, listed[shown:]) + _folded(marked, drawn) + _folded(in_text, items)
    return SafeString(f'<div class="details" lang="{get_language()}">{first}{folded}</div>')


def _folded(words: str, rows: Sequence[Particular]) -> SafeString:
    if not rows:
        return NOTHING
    summary = escape(words % {"n": len(rows)})
    return SafeString(f'<details><summary>{summary}</summary><ul role="list">{_rows(rows)}</ul></details>')


def _rows(rows: Sequence[Particular]) -> SafeString:
    return SafeString(
        "".join(
            f'<li><span class="soft">{escape(_name(row))}:</span> {_words(row)}{_clauses(row)}</li>' for row in rows
        )
    )


def _words(row: Particular) -> SafeString:
    detail = row.detail
    old, new = escape(detail.old), escape(detail.new)
    if detail.kind == "dangling":
        was = escape(_("it was %(name)s") % {"name": detail.old})
        return SafeString(f'<span dir="auto">{new}</span> <span class="soft">({was})</span>')
    if detail.kind == "redirected":
        return SafeString(f"<del>{_spoken(_('before:'))}{old}</del> <ins>{_spoken(_('now:'))}{new}</ins>")
    if detail.kind == "editor" and old and new:
        return SafeString(f'<span dir="auto">{redline(detail.old, detail.new)}</span>')
    if old == new:
        return SafeString(f'<span dir="auto">{new}</span>')
    gone, came = (SafeString(escape(short(words, LONGEST))) for words in (detail.old, detail.new))
    return marked(gone, came, SafeString(' dir="auto"'))


def _spoken(words: str) -> SafeString:
    return SafeString(f'<span class="spoken">{escape(words)} </span>')


def _clauses(row: Particular) -> SafeString:
    if not row.clauses:
        return NOTHING
    links = (f'<a href="#{one.key}">{escape(short(one.number or one.name, 30))}</a>' for one in row.clauses)
    used = f"{escape(_('used in'))} " if row.detail.kind == "definition" else ""
    return SafeString(f' <span class="soft">{used}{", ".join(links)}</span>')


def _name(particular: Particular) -> str:
    """What kind of thing it is, in words."""
    detail = particular.detail
    once = CAME if not detail.old else WENT if not detail.new else {}
    return str(once.get(detail.kind) or NAMES[detail.kind])
