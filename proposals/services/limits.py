"""What is counted so that nobody tries too often, and remembered for a while.

It stands in the server that is the broker too; in the database where there is none, or while that does not answer. A
name is stored as a keyed hash, and with the time at which it is forgotten: neither an account nor the address of a
computer can be read there.
"""

from __future__ import annotations

from datetime import timedelta

from django.core.cache import caches
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from redis import Redis

from proposals.models import Count
from proposals.services import counters
from proposals.services.shared_cache import SharedCache


def add(name: str, *, seconds: int) -> tuple[int, float]:
    """How often `name` was counted, this time included, in a span of so many seconds that began with the first time;
    and how many seconds of it are left.
    """
    key = hashed(name)
    return counters.asked(
        lambda server: counters.count_there(server, key, seconds), lambda: _add_in_database(key, seconds)
    )


def take_back(name: str) -> None:
    """One time less."""
    key = hashed(name)

    def there(server: Redis) -> None:
        # Not below nothing, and not for a name that was forgotten meanwhile.
        server.eval(TAKE_BACK, 1, counters.key_of(key))

    counters.asked(there, lambda: Count.objects.filter(name=key, number__gt=0).update(number=F("number") - 1))


def remember(name: str, *, seconds: int) -> None:
    """`name` is known for so long."""
    key = hashed(name)
    counters.asked(
        lambda server: server.set(counters.key_of(key), 1, ex=seconds), lambda: _remember_in_database(key, seconds)
    )


def is_remembered(name: str) -> bool:
    key = hashed(name)
    return bool(
        counters.asked(
            lambda server: server.exists(counters.key_of(key)),
            lambda: Count.objects.filter(name=key, ends_at__gt=timezone.now()).exists(),
        )
    )


def forget_old() -> None:
    """Let go in the database what has had its time; the broker's server does so by itself."""
    old = Count.objects.filter(ends_at__lte=timezone.now())
    if old.exists():
        old.delete()
    cache = caches["default"]
    if isinstance(cache, SharedCache):
        cache.forget_old()


def hashed(name: str) -> str:
    """What stands for `name` where it is kept."""
    return salted_hmac("limits", name, algorithm="sha256").hexdigest()


def cache_key(key: object, prefix: str, version: object) -> str:
    """What stands for a key of Django's cache: the name may hold the address of a computer."""
    return hashed(f"{prefix}:{version}:{key}")


TAKE_BACK = "if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then redis.call('DECR', KEYS[1]) end"


@transaction.atomic
def _add_in_database(key: str, seconds: int) -> tuple[int, float]:
    now = timezone.now()
    Count.objects.filter(name=key, ends_at__lte=now).delete()
    Count.objects.bulk_create([Count(name=key, ends_at=now + timedelta(seconds=seconds))], ignore_conflicts=True)
    # Who comes at the same time waits here for this transaction to end.
    Count.objects.filter(name=key).update(number=F("number") + 1)
    count = Count.objects.get(name=key)
    return count.number, (count.ends_at - now).total_seconds()


def _remember_in_database(key: str, seconds: int) -> None:
    ends = timezone.now() + timedelta(seconds=seconds)
    Count.objects.update_or_create(name=key, defaults={"number": 1, "ends_at": ends})
