"""Expected noes, in words for the person who asked."""

from __future__ import annotations

from http import HTTPStatus


class Refusal(Exception):
    """Its sentence is shown as it is; `status` is the HTTP status of the answer that carries it.

    `code` is what programs tell kinds of noes apart by: it stays as it is, and docs/guide/api.md lists it.
    """

    status = HTTPStatus.BAD_REQUEST
    code = "refused"

    def __init__(self, sentence: object) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)


class NotAllowed(Refusal):
    """The person may see it, but not do this to it."""

    status = HTTPStatus.FORBIDDEN
    code = "not-allowed"


class Conflict(Refusal):
    """It has changed, or is not in a state for this."""

    status = HTTPStatus.CONFLICT
    code = "conflict"


class Outdated(Refusal):
    """Someone changed it since the person last saw it."""

    status = HTTPStatus.PRECONDITION_FAILED
    code = "outdated"


class TooLarge(Refusal):
    """It is beyond the limits of this site."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-large"


class Mismatched(Refusal):
    """It says something else than what it repeats."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "mismatched"


class TooOften(Refusal):
    """It may be tried again in a while: after so many `seconds`, if that is known."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-often"

    def __init__(self, sentence: object, *, seconds: int = 0) -> None:
        super().__init__(sentence)
        self.seconds = seconds


class NoRoom(Refusal):
    """The disk of this site does not take it."""

    status = HTTPStatus.INSUFFICIENT_STORAGE
    code = "no-room"


class Away(Refusal):
    """What the site needs does not answer at the moment: it may be tried again after so many `seconds`."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "away"
    seconds = 10


class Withdrawn(Refusal):
    """It was withdrawn; only its number, date and the reason remain."""

    status = HTTPStatus.GONE
    code = "withdrawn"


class NotKept(Refusal):
    """It was there for a while only."""

    status = HTTPStatus.GONE
    code = "not-kept"


class NotYetComparable(Refusal):
    """These versions cannot be aligned."""

    code = "not-comparable"


class DamagedClause(Conflict):
    """What is stored of a clause is not whole. The file of its `version`, a slug, can be read again, or was since."""

    code = "damaged"

    def __init__(self, sentence: object, *, version: str, is_read_again: bool = False) -> None:
        super().__init__(sentence)
        self.version = version
        self.is_read_again = is_read_again
