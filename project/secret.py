"""The key that signs sessions."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def key(given: str, *, var: Path | None) -> str:
    """What was given; on one's own machine one that is made once and kept in `var`. Elsewhere there is no other."""
    if given:
        return given
    if var is None:
        raise ImproperlyConfigured("A real site needs a secret of its own: set SECRET_KEY to 50 random characters.")
    kept = var / "secret_key"
    if not kept.exists():
        from django.core.management.utils import get_random_secret_key

        var.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="ascii")
    return kept.read_text(encoding="ascii")
