"""Questions that are asked every few seconds: worded once in a process, and asked with other values each time.

To word what the one visibility rule asks for takes many times as long as to answer it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from proposals.models import User

PERSON, ROW, OTHER = -7_000_001, -7_000_002, -7_000_003
"""What stands in a question for the person who asks and for the rows that it is about: no row has such a key."""


class Worded:
    """A question of one signed-in person, the same words for all of them.

    `word` makes it from a person, the key of a row and that of another one. It may choose by no fact of the person.
    """

    def __init__(self, word: Callable[[User, int, int], QuerySet[Any, Any]]) -> None:
        self.word = word

    def ask(self, person: User, row: int | str, other: int = 0) -> tuple[Any, ...] | None:
        """The first row of the answer, as the database has it; None if there is none."""
        words, values = self._worded
        known = {PERSON: person.pk, ROW: row, str(ROW): row, OTHER: other}
        with connection.cursor() as cursor:
            cursor.execute(words, [known.get(value, value) for value in values])
            found: tuple[Any, ...] | None = cursor.fetchone()
        return found

    @cached_property
    def _worded(self) -> tuple[str, tuple[Any, ...]]:
        words, values = self.word(User(pk=PERSON), ROW, OTHER).query.sql_with_params()
        return words, tuple(values)
