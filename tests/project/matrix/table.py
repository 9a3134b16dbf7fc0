"""The table, read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from tests.project.matrix.people import ADMIN, ASKING, AUDIENCES, CLOSED, KEEPER, OPEN, READING, STRANGER, group
from tests.project.routes import METHODS, Route, routes

SIGN_IN = "sign in"
"""The answer that asks for that: 401 to a program, the way to the door to a browser."""
MAY = "may"
"""Any answer below 400 that does not ask to sign in."""
Answer = int | str
FEW = (CLOSED, STRANGER, KEEPER[-1], ADMIN)
"""Who tries a method that no line names: nobody may anything by it."""


@dataclass(frozen=True)
class Rule:
    """One line, of one kind of thing."""

    route: str
    method: str
    kind: str
    may: frozenset[str]
    refused: frozenset[int] = frozenset()
    unseen: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Cell:
    """Who asks an address, how and of what; without a rule nobody may change anything by it."""

    route: Route
    method: str
    kind: str
    who: str
    rule: Rule | None

    @property
    def may(self) -> bool:
        """Whether it is allowed."""
        is_possible = self.who != READING or self.method == "get"
        return self.rule is not None and self.person in self.rule.may and is_possible

    @property
    def person(self) -> str:
        """Who asks, if by a program."""
        return KEEPER[-1] if self.who == READING else self.who

    @property
    def expected(self) -> set[Answer]:
        """The answers that are right."""
        if self.may:
            return {MAY}
        if self.who == READING and self.method != "get":
            return {403, 405}
        if self.rule is None:
            return {302, 403, 404, 405, SIGN_IN, MAY}
        if self.who in (CLOSED, OPEN):
            return {SIGN_IN, 404} if self._is_hidden(self.rule) else {SIGN_IN}
        if self.person not in AUDIENCES[self.kind]:
            return set(self.rule.unseen or {404})
        return set(self.rule.refused or ({403} if self.route.is_api else {403, 400}))

    def _is_hidden(self, rule: Rule) -> bool:
        """Whether it is not even told to who is not signed in that there is something."""
        return 404 in rule.refused or (self.who == OPEN and self.method == "get")


@cache
def rules() -> tuple[Rule, ...]:
    """All lines of the table, one for each kind of thing."""
    lines = Path(__file__).with_name("rules.txt").read_text(encoding="utf-8").splitlines()
    return tuple(rule for line in lines if line and not line.startswith("#") for rule in _read(line))


def _read(line: str) -> Iterable[Rule]:
    route, method, *words = line.split()
    kinds = [word for word in words if word in AUDIENCES]
    more = dict(word.split("=") for word in words if "=" in word)
    statuses = {name: frozenset(map(int, told.split(","))) for name, told in more.items()}
    names = [word for word in words if word not in AUDIENCES and "=" not in word]
    for kind in kinds:
        may = frozenset[str]().union(*(group(name, kind) for name in names))
        yield Rule(route, method, kind, may, **statuses)


def cells() -> list[Cell]:
    """Every route, with all methods, asked by everyone of each kind of thing that a line names."""
    return [cell for route in routes() for method in METHODS for cell in _of(route, method)]


def _of(route: Route, method: str) -> Iterable[Cell]:
    own = rules_of(route)
    here = [rule for rule in own if rule.method == method]
    kinds: dict[str, Rule | None] = {rule.kind: rule for rule in here} or {rule.kind: None for rule in own[:1]}
    for kind, rule in kinds.items():
        for who in (*(ASKING if rule else FEW), *((READING,) if route.is_api else ())):
            yield Cell(route, method, kind, who, rule)


def rules_of(route: Route) -> list[Rule]:
    """The lines of a route: those that name it, or else those of a pattern that its name is like."""
    own = [rule for rule in rules() if rule.route == route.name]
    return own or [rule for rule in rules() if "*" in rule.route and fnmatch(route.name, rule.route)]
