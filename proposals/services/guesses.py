"""How often somebody may try to come in: a password or a code, at the door or where it is asked for once more.

Tries of strangers are counted for the account and for the address. A device that has signed in to the account, and an
address from which somebody did, are counted for themselves: whoever tries elsewhere never keeps the right person out.
What was right does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.utils.translation import gettext as _

from proposals.refusals import TooOften
from proposals.services import limits

MINUTE, DAY = 60, 86400
OF_STRANGERS = ((5, 5 * MINUTE), (50, DAY))
"""So many tries with one account all strangers together have, in so many seconds."""
OF_KNOWN = ((10, 5 * MINUTE), (100, DAY))
"""And so many each device and each address that the account knows."""
OF_ADDRESS = ((10, MINUTE), (200, DAY))
"""So many tries a stranger's address has, with whatever account."""
KNOWN = 30 * DAY
"""Seconds for which an address is known after a sign-in."""


@dataclass(frozen=True, slots=True)
class Client:
    """Who tries: from which address, and the name of the device if it has signed in to the account before."""

    address: str
    device: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try that was counted."""

    names: tuple[str, ...]

    def was_right(self) -> None:
        """It was no guess: it does not count."""
        for name in self.names:
            limits.take_back(name)


def begin(kind: str, account: str, client: Client) -> Attempt:
    """Count a try of this kind with an account, which is named by its slug or, if there is none, as it was typed.

    Refuses what is tried too often; then nobody looks whether it would have been right.
    """
    names: list[str] = []
    for name, most, seconds in _counted(kind, account, client):
        number, left = limits.add(name, seconds=seconds)
        names.append(name)
        if number > most:
            raise TooOften(
                _("This was tried too often. Please wait five minutes, then try again."), seconds=max(int(left), 1)
            )
    return Attempt(tuple(names))


def know(account: str, address: str) -> None:
    """Somebody signed in to the account from this address."""
    limits.remember(_known(account, address), seconds=KNOWN)


def network(address: str) -> str:
    """What counts as one address: of IPv6 the first half, which one household has to itself."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)


def _counted(kind: str, account: str, client: Client) -> list[tuple[str, int, int]]:
    """What a try counts for: names, and how often in how many seconds."""
    address = network(client.address)
    if client.device:
        return _spans(f"{kind} {account} device {client.device}", OF_KNOWN)
    if limits.is_remembered(_known(account, client.address)):
        return _spans(f"{kind} {account} address {address}", OF_KNOWN)
    return [*_spans(f"{kind} from {address}", OF_ADDRESS), *_spans(f"{kind} {account}", OF_STRANGERS)]


def _spans(name: str, most: tuple[tuple[int, int], ...]) -> list[tuple[str, int, int]]:
    return [(f"{name} in {seconds}", number, seconds) for number, seconds in most]


def _known(account: str, address: str) -> str:
    return f"known {account} {network(address)}"
