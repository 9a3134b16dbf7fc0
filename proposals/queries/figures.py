"""The pictures of a page: which of them can be shown, and where it takes them from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from proposals.models import Figure


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that can be shown; one without an `address` is left out of this page."""

    address: str | None
    width: int
    height: int


def own_address(figure: Figure) -> str:
    """Where the site itself shows a picture."""
    return reverse("picture", args=[figure.reading.version.slug, figure.sha256])


class Figures:
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


NONE = Figures({})
"""For a page without pictures."""
