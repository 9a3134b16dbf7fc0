"""Static files of a real site: each under a name with its hash, so that browsers keep it for ever, modules too."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Modules name each other by their hashes."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 40
    """A module has its name once all that it imports have theirs: so deep may they lie."""

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        """What examples in the comments of a library import need not be there."""
        if content is None and name.startswith("django_htmx/") and not self.exists(name):
            return name
        hashed: str = super().hashed_name(name, content, filename)
        return hashed
