"""The house in order.

Dear: the whole project is read for each habit.
"""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.bare_words import misspelt

HERE = Path(__file__).resolve().parent.parent
OF_OTHER_KINDS = {"officeDocument", "comments", "reading", "comparison"}
"""Kinds of the parts of a Word file, and of jobs."""
DRAWERS = {"utils", "util", "common", "helpers", "core", "lib", "managers"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION, LONGEST_LINE = 300, 40, 120
ELSEWHERE = re.compile(
    "/wo" + r"rk/|/tmp/br" + r"ief|py" + r"pi\.org|pythonhosted" + r"\.org|npm" + r"js\.(org|com)|deb" + r"ian\.org"
)
"""Addresses of package indexes, and paths that exist on one machine alone."""


def tracked(*patterns: str) -> list[Path]:
    """The files of the repository, and new ones that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True).stdout.split("\n")
    return [HERE / name for name in sorted(set(names)) if name and (HERE / name).is_file()]


def of_the_site(*patterns: str) -> list[Path]:
    """The tracked files outside tests and migrations."""
    return [path for path in tracked(*patterns) if not {"tests", "migrations"} & set(path.relative_to(HERE).parts)]


@cache
def code() -> list[tuple[str, ast.AST]]:
    """Each function and handler of the site's own Python code, after its place."""
    return [
        (f"{path.relative_to(HERE)}:{node.lineno}", node)
        for path in of_the_site("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ExceptHandler)
    ]


def test_files_are_short():
    files = of_the_site("*.py", "*.js", "*.css", "*.html", "run", "check", ".ci/run", "*.sh")
    lengths = {str(path.relative_to(HERE)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_lines_of_templates_are_short():
    """The formatter breaks no tag of Django's and no text; where a line is long, the template does too much at once."""
    lines = ((path, line) for path in of_the_site("*.html") for line in path.read_text(encoding="utf-8").splitlines())
    assert [f"{path.relative_to(HERE)}: {line.strip()}" for path, line in lines if len(line) > LONGEST_LINE] == []


def test_the_start_script_is_short():
    assert len((HERE / "run").read_text().splitlines()) <= 40


def test_functions_are_short():
    functions = ((place, node) for place, node in code() if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = {f"{place} {node.name}": (node.end_lineno or 0) - node.lineno + 1 for place, node in functions}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


def test_every_signature_has_types():
    """Also where mypy does not look, as in the other branch of `TYPE_CHECKING`."""
    functions = ((place, node) for place, node in code() if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    assert [f"{place} {node.name}" for place, node in functions if not is_typed(node)] == []


def is_typed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    own = function.args
    given = [*own.posonlyargs, *own.args, *own.kwonlyargs, *filter(None, (own.vararg, own.kwarg))]
    bare = [one.arg for one in given if one.annotation is None]
    return bare in ([], ["self"], ["cls"]) and (function.returns is not None or function.name == "__init__")


@pytest.mark.parametrize(
    ("source", "has_types"),
    [
        ("def f(self, name: str) -> str: ...", True),
        ("def f(name) -> str: ...", False),
        ("def f(name: str): ...", False),
        ("def f(*, name: str, **more) -> str: ...", False),
    ],
)
def test_a_signature_without_types_is_seen(source: str, has_types: bool):
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert is_typed(function) is has_types


def test_no_fault_is_swallowed():
    handlers = ((place, node) for place, node in code() if isinstance(node, ast.ExceptHandler))
    assert [place for place, handler in handlers if catches_all(handler) and not raises_again(handler)] == []


def catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is None or getattr(one, "id", "") in ("Exception", "BaseException") for one in caught)


def raises_again(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) for node in ast.walk(handler))


@pytest.mark.parametrize(
    ("source", "swallows"),
    [
        ("try: f()\nexcept Exception: pass", True),
        ("try: f()\nexcept: pass", True),
        ("try: f()\nexcept (OSError, BaseException): pass", True),
        ("try: f()\nexcept OSError: pass", False),
        ("try: f()\nexcept Exception:\n  g()\n  raise", False),
    ],
)
def test_a_swallowed_fault_is_seen(source: str, swallows: bool):
    handler = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ExceptHandler))
    assert (catches_all(handler) and not raises_again(handler)) is swallows


def test_what_is_compared_with_a_word_of_the_engine_is_one():
    files = {str(path.relative_to(HERE)): path.read_text(encoding="utf-8") for path in of_the_site("*.py")}
    found = [(name, *row) for name, text in files.items() for row in misspelt(ast.parse(text))]
    assert [row for row in found if row[-1] not in OF_OTHER_KINDS] == []


LIVING = {"annotations", "clauseline", "project", "proposals"}
"""Code that changes: a migration that asks for it does tomorrow what it did not do when it was written."""


def living(source: str) -> list[str]:
    """The modules and commands of the site that the source of a migration asks for."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append("." * node.level + (node.module or ""))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("call_command", "import_module"):
            found.append(f"proposals.{node.func.id}")  # type: ignore[attr-defined]
    return [name for name in found if name.split(".")[0] in {*LIVING, ""} and ".migrations" not in name]


def test_migrations_ask_for_no_living_code():
    found = {str(path.relative_to(HERE)): living(path.read_text()) for path in tracked("*/migrations/*.py")}
    assert len(found) > 50
    assert {name: modules for name, modules in found.items() if modules} == {}


@pytest.mark.parametrize(
    ("source", "is_living"),
    [
        ("from clauseline.outline import rows_of", True),
        ("import proposals.models.opaque", True),
        ("from ..models import Clause", True),
        ("call_command('createcachetable')", True),
        ("from proposals.migrations._pictures import told", False),
        ("from django.db import models", False),
    ],
)
def test_living_code_in_a_migration_is_seen(source: str, is_living: bool):
    assert bool(living(source)) is is_living


ADDRESS = re.compile(r"""["'`]/(?!["'`])""")
"""What an address in a script begins with: they come from the server."""


def test_scripts_hold_no_address():
    lines = (
        (f"{path.relative_to(HERE)}:{number}", line)
        for path in of_the_site("*.js")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    )
    assert [place for place, line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ('send("/api/v1/hints/")', True),
        ("send('/')", False),
        ("fragment(`/hints/${slug}/`)", True),
        ("fragment(`${from}cards/`)", False),
        ('path.split("/").map(step)', False),
    ],
)
def test_an_address_in_a_script_is_seen(line: str, is_found: bool):
    assert bool(ADDRESS.search(line)) is is_found


def test_no_room_is_a_drawer():
    names = {part.removesuffix(".py") for path in tracked("*.py") for part in path.relative_to(HERE).parts}
    assert names & DRAWERS == set()


def test_the_repository_names_no_place_outside():
    texts = {str(path.relative_to(HERE)): path.read_bytes().decode("utf-8", "ignore") for path in tracked()}
    found = {name: ELSEWHERE.search(text) for name, text in texts.items()}
    assert {name: match.group() for name, match in found.items() if match} == {}


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    texts = {str(path): path.read_text(encoding="utf-8") for path in tracked("*.py", "*.js", "*.css", "*.html")}
    assert [name for name, text in texts.items() if marks.search(text)] == []
