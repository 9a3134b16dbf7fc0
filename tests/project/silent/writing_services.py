"""The services that pages and programs call and that write, as the code says."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, wraps
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings

ROOMS = ("proposals", "annotations")
FACES = ("views", "api")
WRITES = frozenset(
    {"save", "create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create", "delete"}
)
"""What is called where rows change. The update of a dict is named too: what it would ask for is a row that tells."""


@dataclass(frozen=True)
class Function:
    """A function of a module: what it calls of other modules and of its own, and whether it writes itself."""

    calls: frozenset[tuple[str, str]]
    is_writing: bool


@dataclass
class Calls(ast.NodeVisitor):
    """The calls of functions by module, under whichever name a file knows them."""

    module: str
    names: dict[str, str]
    found: set[tuple[str, str]] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """`module.function`, called or handed on."""
        if isinstance(node.value, ast.Name) and node.value.id in self.names:
            self.found.add((self.names[node.value.id], node.attr))
        self.verbs.add(node.attr)
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        """A function of the file's own, or one that it imports by its name."""
        module, _, name = self.names.get(node.id, f"{self.module}.{node.id}").rpartition(".")
        self.found.add((module, name))


def called_by_faces() -> set[tuple[str, str]]:
    """Module and name of each function of a service that a view or an endpoint calls."""
    found = {call for path in faces() for call in _walked(path, _tree(path), _tree(path)).found}
    return {call for call in found if call in functions()}


def writing() -> set[tuple[str, str]]:
    """Those of them that write, or call what does."""
    return {call for call in called_by_faces() if _writes(call, set())}


def _writes(call: tuple[str, str], seen: set[tuple[str, str]]) -> bool:
    one = functions().get(call)
    if one is None or call in seen:
        return False
    seen.add(call)
    return one.is_writing or any(_writes(other, seen) for other in one.calls)


@cache
def functions() -> dict[tuple[str, str], Function]:
    """Every function of every service."""
    found = {}
    for room in ROOMS:
        for path in (settings.BASE_DIR / room / "services").glob("*.py"):
            tree = _tree(path)
            for node in tree.body:
                if isinstance(node, ast.FunctionDef):
                    calls = _walked(path, tree, node)
                    found[module_of(path), node.name] = Function(frozenset(calls.found), bool(calls.verbs & WRITES))
    return found


def faces() -> list[Path]:
    """The files of views and endpoints."""
    return [path for room in ROOMS for face in FACES for path in (settings.BASE_DIR / room / face).rglob("*.py")]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _walked(path: Path, tree: ast.Module, node: ast.AST) -> Calls:
    calls = Calls(module_of(path), dict(_imported(tree)))
    calls.visit(node)
    return calls


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What a file calls a thing, and the dotted name of that."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((one.asname or one.name, f"{node.module}.{one.name}") for one in node.names)


def module_of(path: Path) -> str:
    """Its dotted name."""
    return ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)


@contextmanager
def noted(calls: set[tuple[str, str]]) -> Iterator[set[tuple[str, str]]]:
    """Which of these do what they are to within, by whatever name a face knows them."""
    found: set[tuple[str, str]] = set()
    with ExitStack() as stack:
        for module, name in calls:
            function = getattr(import_module(module), name)
            noting = _noting(function, (module, name), found)
            for place in (module, *importing().get((module, name), ())):
                stack.enter_context(patch.object(import_module(place), name, noting))
        yield found


def _noting(function: Callable[..., Any], call: tuple[str, str], found: set[tuple[str, str]]) -> Callable[..., Any]:
    @wraps(function)
    def noting(*values: Any, **named: Any) -> Any:
        answer = function(*values, **named)
        found.add(call)
        return answer

    return noting


@cache
def importing() -> dict[tuple[str, str], list[str]]:
    """By function the faces that import it by its name."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in faces():
        for name, full in _imported(_tree(path)):
            if full.endswith(f".{name}"):
                found.setdefault((full.rpartition(".")[0], name), []).append(module_of(path))
    return found
