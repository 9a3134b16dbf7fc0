"""What is kept of a person, counted."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.statements import STATEMENTS
from clauseline.concerns import FAMILIES, VOCABULARY
from proposals.models import User
from proposals.privacy.personal import GROUPS, KINDS
from proposals.privacy.retention import days


@dataclass(frozen=True, slots=True)
class Counted:
    """So many rows of one kind."""

    title: str
    why: str
    until: str
    count: int


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """The kinds of which there is something; `empty` are the titles of the others."""

    title: str
    kinds: list[Counted]
    empty: list[str]


def groups(person: User) -> list[KeptGroup]:
    """In their order; a query for each kind."""
    counted: dict[str, list[Counted]] = {name: [] for name in GROUPS}
    for kind in KINDS:
        until = str(kind.until) % {"days": days(kind.rule)} if kind.rule else str(kind.until)
        counted[kind.group].append(Counted(str(kind.title), str(kind.why), until, kind.rows(person).count()))
    return [
        KeptGroup(
            str(title),
            [one for one in counted[name] if one.count],
            [one.title for one in counted[name] if not one.count],
        )
        for name, title in GROUPS.items()
    ]


def statements() -> list[tuple[str, str]]:
    """Each concern by its id, with what Clauseline does about it; family by family."""
    ordered = sorted(VOCABULARY.concerns, key=lambda one: FAMILIES.index(one.family))
    return [(one.id, _(STATEMENTS[one.id])) for one in ordered]
