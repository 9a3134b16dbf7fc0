"""Who comments: codes of member bodies as forms take them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

SECRETARIAT = "**"
"""Marks the editing unit's own comments (ISO/IEC commenting template, footnote 1)."""
_SECONDS = {
    "A": "DEFGILMOQRSTUWXZ",
    "B": "ABDEFGHIJLMNOQRSTVWYZ",
    "C": "ACDFGHIKLMNORUVWXYZ",
    "D": "EJKMOZ",
    "E": "CEGHRST",
    "F": "IJKMOR",
    "G": "ABDEFGHILMNPQRSTUWY",
    "H": "KMNRTU",
    "I": "DELMNOQRST",
    "J": "EMOP",
    "K": "EGHIMNPRWYZ",
    "L": "ABCIKRSTUVY",
    "M": "ACDEFGHKLMNOPQRSTUVWXYZ",
    "N": "ACEFGILOPRUZ",
    "O": "M",
    "P": "AEFGHKLMNRSTWY",
    "Q": "A",
    "R": "EOSUW",
    "S": "ABCDEGHIJKLMNORSTVXYZ",
    "T": "CDFGHJKLMNORTVWZ",
    "U": "AGMSYZ",
    "V": "ACEGINU",
    "W": "FS",
    "Y": "ET",
    "Z": "AMW",
}
COUNTRIES = frozenset(first + second for first, seconds in _SECONDS.items() for second in seconds)
"""Two-letter codes of ISO 3166-1."""

_COLLATED = re.compile(r"-\d+$")
"""What a collated file adds to a code: the comment's number within the body."""


def is_given(member: str, given: Collection[str]) -> bool:
    """Whether this is one of the `given` codes; without any, each that exists may be."""
    return _code(member) in given if given else is_known(member, given)


def is_known(member: str, given: Collection[str]) -> bool:
    """Whether someone has this code: it was given, or ISO 3166 or the form has it."""
    code = _code(member)
    return code in given or code == SECRETARIAT or code in COUNTRIES


def _code(member: str) -> str:
    return _COLLATED.sub("", member.strip())
