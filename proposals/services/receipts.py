"""Requests that may be sent twice: what they made is made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.models import Receipt, User
from proposals.refusals import Mismatched

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered: `body` in JSON values; `made` is the slug of the row that was made or changed, if any."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    made: str = ""


@transaction.atomic
def once(act: Callable[[], StoredAnswer], *, key: str, digest: str, by: User) -> tuple[StoredAnswer, bool]:
    """What `act` answers, and True; or what it answered to the same request (`digest`) with this key, and False.

    A key that came with another request is refused. If `act` raises, nothing is kept and the key is free again.
    """
    receipt, is_new = Receipt.objects.get_or_create(user=by, key=key, defaults={"digest": digest})
    if is_new:
        answer = act()
        Receipt.objects.filter(pk=receipt.pk).update(**asdict(answer))
        return answer, True
    if receipt.digest != digest:
        raise Mismatched(
            _("This Idempotency-Key came with another request before, so nothing was done. Please take a new key.")
        )
    return StoredAnswer(receipt.status, receipt.body, receipt.headers, receipt.made), False


def forget_old() -> int:
    """Keys older than a day are free again. Returns how many there were."""
    return Receipt.objects.filter(made_at__lt=timezone.now() - KEPT).delete()[0]
