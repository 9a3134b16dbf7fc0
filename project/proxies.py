"""From which address a request came: the one notion that everything which counts by address shares.

A proxy of the site's own says in X-Forwarded-For for whom it asks, and writes behind what others said before it. So the
list is read from its end, as far as those who wrote it are trusted; what stands before that anybody may have written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

Address = IPv4Address | IPv6Address
Networks = Sequence[IPv4Network | IPv6Network]

ADDRESS, PROTOCOL = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"


class ProxiesMiddleware:
    """REMOTE_ADDR is the address of who asks, and what a stranger says of itself and its protocol is gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        headers, peer = request.META, request.META.get("REMOTE_ADDR", "")
        forwarded = headers.pop(ADDRESS, "")
        if not is_trusted(peer, settings.TRUSTED_PROXIES):
            headers.pop(PROTOCOL, None)
        headers["REMOTE_ADDR"] = client(peer, forwarded, settings.TRUSTED_PROXIES)
        return self.get_response(request)


def client(peer: str, forwarded: str, trusted: Networks) -> str:
    """The first address on the way back from `peer` that is no trusted proxy; the last one that can be read."""
    found = parsed(peer)
    for hop in reversed(forwarded.split(",")):
        before = parsed(hop)
        if before is None or not (found and _is_in(found, trusted)):
            break
        found = before
    return str(found) if found else peer


def is_trusted(address: str, trusted: Networks) -> bool:
    """Whether this is one of the site's own proxies."""
    found = parsed(address)
    return found is not None and _is_in(found, trusted)


def parsed(written: str) -> Address | None:
    """An address, perhaps in brackets or with a port behind it; None if it is none."""
    text = written.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def trusted(written: Iterable[str], *, older: bool) -> Networks:
    """What TRUSTED_PROXIES names; a site that has its `older` form alone is refused: it would believe nobody."""
    found = networks(written)
    if older and not found:
        raise ImproperlyConfigured(
            "BEHIND_PROXY is gone: name the address or network of your proxy in TRUSTED_PROXIES."
        )
    return found


def networks(written: Iterable[str]) -> Networks:
    """Addresses and networks as a setting names them."""
    try:
        return [ip_network(one.strip()) for one in written if one.strip()]
    except ValueError as problem:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXIES takes addresses and networks such as 10.0.0.7 or 10.0.0.0/24: {problem}"
        ) from None


def _is_in(address: Address, trusted: Networks) -> bool:
    return any(address in network for network in trusted)
