"""What this site keeps of people: one value for each kind, which export, closing and the person's own page go through.

A column that points at a person belongs to a kind; a test looks for those that do not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proposals.models import User

Closing = Literal["erased", "unnamed", "credited", "kept"]
"""What becomes of a column when the account is closed: its row goes, it becomes null, it leads to a person who has
nothing but a credit, or it stays as an id that names nobody.
"""


GROUPS = {
    "account": _("How you come in, and where you belong"),
    "said": _("What you said"),
    "decided": _("What you decided"),
    "read": _("What you went through and follow"),
    "added": _("What you added and asked for"),
}
"""The kinds in the order in which people read them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of rows: `rows` are those of a person, `fields` their columns in the export by the names there.

    `group` is a key of `GROUPS`; `title`, `why` and `until` are for people, and `rule` names the rule of the schedule
    that gives the days in `until`. `columns` are those that point at the person, as "app.Model.field".
    """

    name: str
    group: str
    title: str | Promise
    why: str | Promise
    until: str | Promise
    rows: Callable[[User], QuerySet[Any]]
    fields: Mapping[str, str]
    columns: Mapping[str, Closing] = field(default_factory=dict)
    rule: str = ""


KINDS: list[Kind] = []
"""Each room adds its own, in the order in which people read them."""


def register(*kinds: Kind) -> None:
    """Once each, however often it is called."""
    known = {kind.name for kind in KINDS}
    KINDS.extend(kind for kind in kinds if kind.name not in known)
