"""The address of this site: what leaves it (mail, exports, manifests) names it by this one, whatever a request says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

LONGEST = 160
"""Characters: permalinks are stored with it."""
HERE = ("127.0.0.1", "localhost", "[::1]")
"""Names of one's own machine, which lead nobody else to it."""
OWN = "http://127.0.0.1:8000"
NEEDED = "A real site needs its address in SITE_URL, such as https://drafts.example.org: mail and exports name it."


def site_url(given: str, *, hosts: Sequence[str], is_https: bool, var: Path | None) -> str:
    """`given`, without the slash at its end; or else the first of `hosts` that others can call.

    On one's own machine, which keeps its things in `var`, it is where `./run` served last. Raises ImproperlyConfigured
    for what is no address of this site.
    """
    if not given and var is not None:
        kept = var / "address"
        return kept.read_text(encoding="ascii") if kept.exists() else OWN
    if not given:
        names = [name for name in hosts if name not in HERE and not name.startswith((".", "*"))]
        given = f"{'https' if is_https else 'http'}://{names[0]}" if names else ""
    url = given.rstrip("/")
    _refuse(url, hosts)
    return url


def keep(var: Path, url: str) -> None:
    """Have the commands of one's own machine know where `./run` serves."""
    (var / "address").write_text(url, encoding="ascii")


def _refuse(url: str, hosts: Sequence[str]) -> None:
    if not url:
        raise ImproperlyConfigured(NEEDED)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"SITE_URL is no address of a site, such as https://drafts.example.org: {url}")
    if parts.username is not None or len(url) > LONGEST or not url.isascii():
        raise ImproperlyConfigured(f"SITE_URL holds what no mail can carry, or more than {LONGEST} characters: {url}")
    if not validate_host(parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]", hosts):
        raise ImproperlyConfigured(f"SITE_URL is no name of this site: add {parts.hostname} to ALLOWED_HOSTS.")
