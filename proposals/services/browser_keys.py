"""The key with which a browser keeps what a person typed and did not send.

It is worked out of the site's own secret, so nothing is kept of it, and it is given to that person alone while signed
in: what lies in a browser after the session ended cannot be read by who has the machine.
"""

from __future__ import annotations

from base64 import b64encode

from django.utils.crypto import salted_hmac

from proposals.models import User

SALT = "proposals.unsent-words"


def key_of(account: User) -> str:
    """256 bits for AES in base64, the same for one account as long as the site's secret is."""
    return b64encode(salted_hmac(SALT, account.slug, algorithm="sha256").digest()).decode("ascii")
