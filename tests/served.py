"""The files of pages, looked for once a process: each client of a test loads the site anew, and would look again."""

from __future__ import annotations

from functools import cache
from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware


class FilesOfPages(WhiteNoiseMiddleware):
    """What serves them on a site, with the same files."""

    def add_files_from_finders(self) -> None:
        self.files.update(found(self.static_prefix))


@cache
def found(prefix: str) -> dict[str, Any]:
    """The files by their addresses, which begin with `prefix`."""
    looking = WhiteNoiseMiddleware(None)
    assert looking.static_prefix == prefix
    return dict(looking.files)
