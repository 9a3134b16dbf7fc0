"""The pictures of a draft as HTML, those that came or went with what happened to them."""

from __future__ import annotations

from html import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proposals.comparing.changes import ADDED, KEPT
from proposals.models import Figure
from proposals.queries.addresses import address_of


def picture(op: str, figure: Figure) -> str:
    """A picture that was kept, removed or added."""
    drawn = _shown(figure) if figure.file else _described(figure, _unseen(figure))
    if op == KEPT:
        return drawn
    style, words = ("added", _("new picture")) if op == ADDED else ("removed", _("picture that is gone"))
    chip = f'<span class="chip {style}" lang="{get_language()}">{words}</span>'
    return f'<span class="picture-fate {style}">{chip}{drawn}</span>'


def _shown(figure: Figure) -> str:
    address = address_of(figure)
    if address is None:
        return _described(figure, _("This picture is left out here. It stands in the file of the version."))
    alt = escape(figure.alt or _("A picture without a description"))
    image = f'<img src="{address}" width="{figure.width}" height="{figure.height}"'
    if address.startswith("data:"):
        return f'<span class="picture-shown">{image} alt="{alt}"></span>'
    image = f'{image} loading="lazy" decoding="async" alt="{alt}">'
    return f'<a class="picture-shown" href="{address}">{image}</a>'


def _described(figure: Figure, reason: str) -> str:
    told = f"{escape(figure.alt)} {reason}".strip()
    return f'<span class="picture" lang="{get_language()}"><b>{_("Figure")}</b> {told}</span>'


def _unseen(figure: Figure) -> str:
    if figure.sha256:
        return _("This picture is in a format that cannot be shown here. It stands in the file.")
    return _("The file only points to this picture.")
