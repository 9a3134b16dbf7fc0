"""How often a password may be tried."""

from __future__ import annotations

import hashlib
import time

from django.core.cache import cache
from django.utils.translation import gettext as _

from proposals.refusals import TooOften

MOST, SECONDS = 10, 60
"""So many attempts in so many seconds, for one account from one address."""


def take(account: str, address: str) -> None:
    """Count an attempt; refuse the ones that are too many."""
    minute = int(time.time() // SECONDS)
    told = f"{account.strip().lower()}\n{address}\n{minute}"
    key = "sign-in-" + hashlib.sha256(told.encode()).hexdigest()
    cache.add(key, 0, SECONDS)
    if cache.incr(key) > MOST:
        raise TooOften(_("This account was tried too often. Please wait a minute, then try again."))
