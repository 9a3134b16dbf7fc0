"""What somebody does of which others may not know: each method of the table of who may that changes something."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import groupby
from typing import Any

from tests.project.matrix.people import ADMIN, AUDIENCES, AUTHOR, CLOSED, KEEPER, OPEN
from tests.project.matrix.table import Cell, cells

OPEN_KINDS = frozenset({"site", "public"})
"""What everybody sees: what a team does there is its own, unless `TOLD` says otherwise."""
MIRRORED = frozenset({"another", "added", "alone", "orphan"})
"""The same acts of others, or on other items that are there for everybody: they are asked of the keeping team."""
TOLD = {
    "public: proposal-* api-proposal-* links link-remove api-link-*": "what an open item is, everybody reads",
    "public: version-* api-version-*": "a version of an open item is published",
    "public: comparisons clause-compare api-comparison-*": "a comparison of open texts is made for everybody",
    "public: job-* api-job-*": "work on an open text is told to who sees the text",
    "shown: *": "it is said to everybody",
    "restricted: proposal-restrict api-proposal-restrict": "it changes who may see",
    "site: proposal-add api-proposal-list": "an open item is published",
    "site: body-add contributor-* api-body-* api-contributor-*": "bodies and contributors are there for everybody",
    "site: account api-me account-close": "the name of who said something to everybody stands there",
    "team: team api-team-detail": "the name of a team stands beside what it says to everybody",
}
"""By kinds and routes why everybody may know of what is done there."""
UNASKED = {
    "sign-in account_login sign-out account_logout sessions-end": "who acts next would be signed in otherwise",
}
"""Routes at which nobody acts here, and why."""
HEARD = {"api-annotation-publish": frozenset(KEEPER)}
"""Who may know of an act that shows to more people what a row was there for few."""
NAMING = "proposal-edit api-proposal-detail"
"""Routes that change what a proposal is called: who runs the site reads that where it is handed over."""
EARLY = "api-comment-redo api-comment-renew api-comment-move comment-set-act comment-set-add two-files"
"""Routes that need rows as they were at first, in this order."""
ENDING = "*-withdraw *-revoke *-remove *-close *-freeze *-send *-hand-over"
"""Routes that take away or close what others are about."""
MORE: dict[str, list[dict[str, str]]] = {
    "comment-set-act team": [{"act": "down {first}"}, {"act": "apart {first} {added}"}],
    "pair-decide public": [{"key": "{key}", "state": "open"}],
    "first-steps site": [{"again": "on"}],
    "tray-settle team": [{"version": "{a1}", "answer": "clause", "key": "{later key}"}],
}
"""Other bodies of the same requests, by route and kind, that come to other services."""


@dataclass(frozen=True)
class Act:
    """A cell of who may, and the people of whom nothing is hidden; `body` is another one than the table's."""

    cell: Cell
    audience: frozenset[str]
    body: Any = None

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among those of the same audience: first what needs rows as they were, last what takes them away,
        of annotations behind what hangs on them. One of the two sheets is frozen while it is as it was drawn up.
        """
        name, is_ending = self.cell.route.name, self.cell.method == "delete" or is_among(self.cell.route.name, ENDING)
        if name in EARLY.split():
            return 0, EARLY.split().index(name)
        if self.cell.kind == "inner" and is_among(name, "*-freeze *-send"):
            return 0, -1
        return 1 + is_ending, int(name == "api-annotation-detail")

    def __str__(self) -> str:
        more = f" with {self.body}" if self.body else ""
        return f"{self.cell.route.name} {self.cell.method} {self.cell.kind} by {self.cell.who}{more}"


def acts() -> list[Act]:
    """All, with who sees least of them first; each by one person who may."""
    by_rule = groupby(cells(), key=lambda cell: (cell.route.name, cell.method, cell.kind))
    found = [act for rule, row in by_rule for act in _acts(*rule, [cell for cell in row if cell.may])]
    return sorted(found, key=lambda act: (len(act.audience), act.rank))


def why_told(name: str, kind: str) -> str:
    """Why everybody may know of what is done there; empty for what is private."""
    return next((why for rule, why in TOLD.items() if _is_about(rule, name, kind)), "")


def is_among(name: str, patterns: str) -> bool:
    """Whether a name is like one of these."""
    return any(fnmatch(name, pattern) for pattern in patterns.split())


def _is_about(rule: str, name: str, kind: str) -> bool:
    kinds, _, routes = rule.partition(": ")
    return kind in kinds.split() and is_among(name, routes)


def _acts(name: str, method: str, kind: str, row: list[Cell]) -> list[Act]:
    able = [cell for cell in row if cell.rule and cell.who not in (CLOSED, OPEN, ADMIN)]
    is_out = kind in MIRRORED or why_told(name, kind) or is_among(name, " ".join(UNASKED))
    if not able or method == "get" or is_out:
        return []
    cell = min(able, key=lambda cell: (cell.who != AUTHOR, cell.who not in KEEPER))
    audience = HEARD.get(name) or _audience(cell)
    return [Act(cell, audience, body) for body in (None, *MORE.get(f"{name} {kind}", ()))]


def _audience(cell: Cell) -> frozenset[str]:
    seen = set(KEEPER) if cell.kind in OPEN_KINDS else AUDIENCES[cell.kind]
    is_told = is_among(cell.route.name, NAMING) or (cell.rule and ADMIN in cell.rule.may)
    also = {ADMIN} if is_told else set()
    return frozenset(seen | also | {cell.who})
