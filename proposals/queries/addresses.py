"""Where a page takes the pictures of a draft from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.urls import reverse

from proposals.models import Figure


def _address(figure: Figure) -> str | None:
    """Where the site itself shows a picture."""
    return reverse("picture", args=[figure.reading.version.slug, figure.sha256])


_source: ContextVar[Callable[[Figure], str | None]] = ContextVar("source", default=_address)


@contextmanager
def pictures_from(source: Callable[[Figure], str | None]) -> Iterator[None]:
    """Within, pictures are taken from `source`: an address, or None for one that cannot be shown."""
    token = _source.set(source)
    try:
        yield
    finally:
        _source.reset(token)


def address_of(figure: Figure) -> str | None:
    """The address of a picture, or None if it cannot be shown."""
    return _source.get()(figure)
