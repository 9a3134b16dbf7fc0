"""The pictures of a draft as HTML, those that came or went with what happened to them."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clauseline.comparing.changes import ADDED, KEPT
from clauseline.outline import FigureImage
from clauseline.vocabulary import Op
from proposals.drawing.figures import Shown


def picture(op: Op, figure: FigureImage, shown: Shown | None) -> SafeString:
    """A picture that was kept, removed or added, as far as it can be shown."""
    drawn = _shown(figure, shown) if shown else _described(figure, _unseen(figure))
    if op == KEPT:
        return SafeString(drawn)
    style = "added" if op == ADDED else "removed"
    words = escape(_("new picture") if op == ADDED else _("picture that is gone"))
    chip = f'<span class="chip {style}" lang="{get_language()}">{words}</span>'
    return SafeString(f'<span class="picture-fate {style}">{chip}{drawn}</span>')


def _shown(figure: FigureImage, shown: Shown) -> SafeString:
    if shown.address is None:
        return _described(figure, _("This picture is left out here. It stands in the file of the version."))
    alt = escape(figure.alt or _("A picture without a description"))
    image = f'<img src="{escape(shown.address)}" width="{shown.width}" height="{shown.height}"'
    if shown.address.startswith("data:"):
        return SafeString(f'<span class="picture-shown">{image} alt="{alt}"></span>')
    image = f'{image} loading="lazy" decoding="async" alt="{alt}">'
    return SafeString(f'<a class="picture-shown" href="{escape(shown.address)}">{image}</a>')


def _described(figure: FigureImage, reason: str) -> SafeString:
    alt = escape(f"{figure.alt} {reason}".strip())
    return SafeString(f'<span class="picture" lang="{get_language()}"><b>{escape(_("Figure"))}</b> {alt}</span>')


def _unseen(figure: FigureImage) -> str:
    if figure.sha256:
        return _("This picture is in a format that cannot be shown here. It stands in the file.")
    return _("The file only points to this picture.")
