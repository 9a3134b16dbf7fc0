"""Names of code that a page mentions in backticks, looked for in the code."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

NAME = r"[A-Za-z_]\w*"
CALL = re.compile(rf"((?:{NAME}\.)*{NAME})\(.*\)")
DOTTED = re.compile(rf"(?:{NAME}\.)+{NAME}")
FILE = re.compile(r"[\w/.-]*\w\.(?:py|js|mjs|css|html|sh)")
WORD = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,}(?:_[A-Z]+)+")
"""A class of several words, a constant of several."""
SCRIPT = re.compile(rf"^\s*(?:export )?(?:async )?(?:function\*?|const|let|class) ({NAME})", re.MULTILINE)
BESIDE = re.compile(rf"`({NAME})(?:\([^`\n]*\))?`,? (?:of|in) \[?`([\w/.-]+\.py)`(?:\]\(([^)]+)\))?")
"""A name with the file that has it, or with a link to it."""
DATA = ("txt", "md", "json", "jsonl", "pdf", "toml", "po", "mo")
FENCED = re.compile("^```.*?^```", re.DOTALL | re.MULTILINE)


class Code:
    """What the files of a repository define: each name, and by the names of modules and classes what is in them."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {*files}
        self.in_file: dict[str, set[str]] = {}
        self.names: set[str] = set()
        self.within: defaultdict[str, set[str]] = defaultdict(set)
        for path, source in files.items():
            if path.endswith(".py"):
                self._add_python(PurePath(path), ast.parse(source))
            else:
                self.names |= set(SCRIPT.findall(source)) | set(WORD.findall(source))

    def _add_python(self, path: PurePath, tree: ast.Module) -> None:
        own = {name for node in _statements(tree.body) for name in _defined(node)}
        self.in_file[str(path)] = own
        for room in {path.stem, path.parent.name} if path.stem in ("__init__", "rows") else {path.stem}:
            self.within[room] |= own
        self.within[path.parent.name].add(path.stem)
        self.within[path.parent.parent.name].add(path.parent.name)
        for node in ast.walk(tree):
            self.names |= set(_defined(node)) | set(_used(node))
            if isinstance(node, ast.ClassDef):
                self.within[node.name] |= {name for one in node.body for name in _defined(one)}

    def has(self, name: str) -> bool:
        """Whether there is such a name; of a dotted one, what stands before the last dot is a module or a class."""
        *owners, last = name.split(".")
        if not owners:
            return last in self.names
        known = [one for one in (owners[-1], owners[-1].capitalize()) if one in self.within]
        return any(last in self.within[one] for one in known)

    def has_file(self, name: str) -> bool:
        """Whether a file is called so."""
        return any(f"/{path}".endswith(f"/{name}") for path in self.files)


def unknown(page: str, code: Code) -> list[str]:
    """The names that a page mentions as code of ours, and that are none or stand in another file than it says."""
    text = FENCED.sub("", page)
    said = [one for one in re.findall("`([^`\n]+)`(?!, new:)", text) if _is_unknown(one, code)]
    beside = [
        (name, (link or file).removeprefix("../").removeprefix("../")) for name, file, link in BESIDE.findall(text)
    ]
    return [*said, *(f"{name} of {file}" for name, file in beside if not _is_there(name, file, code))]


def _is_there(name: str, file: str, code: Code) -> bool:
    found = [own for path, own in code.in_file.items() if f"/{path}".endswith(f"/{file}")]
    return not found or any(name in own for own in found)


def _is_unknown(said: str, code: Code) -> bool:
    if FILE.fullmatch(said):
        return not code.has_file(said)
    if call := CALL.fullmatch(said):
        return call[1] != "_" and not code.has(call[1])
    *owners, last = said.split(".")
    if DOTTED.fullmatch(said) and owners[-1] in code.within and last not in DATA:
        return not code.has(said) and last not in code.names
    return bool(WORD.fullmatch(said)) and said not in code.names


def _defined(node: ast.AST) -> Iterator[str]:
    """The names that a statement defines."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (one.id for target in targets for one in _flat(target) if isinstance(one, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.ImportFrom(names=names):
            yield from (one.asname or one.name for one in names)


def _used(node: ast.AST) -> Iterator[str]:
    """What is a name outside of this code: an attribute of what others made, a variable of the environment."""
    match node:
        case ast.Attribute(attr=name):
            yield name
        case ast.Constant(value=str(words)) if WORD.fullmatch(words):
            yield words


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield from _statements([*node.body, *node.orelse]) if isinstance(node, ast.If) else [node]


def _flat(target: ast.expr) -> Iterable[ast.expr]:
    return target.elts if isinstance(target, ast.Tuple) else [target]
