"""The pictures of a page: which of them can be shown, and where it takes them from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.urls import reverse

from proposals.drawing.figures import Shown
from proposals.models import Figure


def own_address(figure: Figure) -> str:
    """Where the site itself shows a picture."""
    return reverse("picture", args=[figure.reading.version.slug, figure.sha256])


class FigureRows:
    """The pictures of both sides of a page, by their SHA-256. `address` says where it takes one from, if anywhere."""

    def __init__(
        self, sides: Mapping[str, Iterable[Figure]], address: Callable[[Figure], str | None] = own_address
    ) -> None:
        self.rows = {(side, one.sha256): one for side, figures in sides.items() for one in figures if one.file}
        self.address = address

    def find(self, side: str, sha256: str) -> Shown | None:
        """The picture of this side; None if it cannot be shown. No query."""
        figure = self.rows.get((side, sha256))
        return Shown(self.address(figure), figure.width, figure.height) if figure else None
