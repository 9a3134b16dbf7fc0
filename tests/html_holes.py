"""What Python writes as HTML: in a string with a tag in it each hole is escaped, a number, or HTML already."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

HTML = {"SafeString", "Sequence[SafeString]", "tuple[SafeString, SafeString, SafeString]"}
PLAIN = {"int", "float", "Op", "SideName", "TrackFate", "ChangeKind"}
"""Types whose values are numbers, or words of our own."""
MAKES = {"escape", "reverse", "quote", "direction", "get_language", "home", "len", "min", "int", "SafeString"}
"""Calls whose result needs no more."""
OURS = {
    *("key", "home", "place", "order", "kind", "op", "sorted_flags", "style", "sign"),
    *("heading", "depth", "start", "end", "width", "height", "columns", "rows"),
}
"""Fields of our own making wherever they stand: names, numbers, and words of the code."""


def open_holes(sources: Mapping[str, str]) -> list[str]:
    """Each hole in HTML that may hold words as somebody wrote them, with its place; `sources` are files by name."""
    trees = {name: ast.parse(source) for name, source in sources.items()}
    functions = [(name, one) for name, tree in trees.items() for one in _functions(tree)]
    html = {one.name for _, one in functions if one.returns and ast.unparse(one.returns) in HTML}
    return [
        f"{name}:{hole.lineno} {ast.unparse(hole.value)}"
        for name, function in functions
        for text in (node for node in ast.walk(function) if isinstance(node, ast.JoinedStr) and _is_html(node))
        for hole in text.values
        if isinstance(hole, ast.FormattedValue) and not _Function(function, html).is_safe(hole)
    ]


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _is_html(text: ast.JoinedStr) -> bool:
    return any(
        isinstance(part, ast.Constant) and ("<" in str(part.value) or '="' in str(part.value)) for part in text.values
    )


def _inside(node: ast.expr) -> list[ast.expr]:
    """What it is made of, any of which it may be."""
    match node:
        case ast.JoinedStr() | ast.BoolOp():
            return node.values
        case ast.BinOp():
            return [node.left, node.right]
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.GeneratorExp() | ast.ListComp():
            return [node.elt]
        case ast.List() | ast.Tuple():
            return node.elts
        case ast.Subscript():
            return [node.value]
    return []


class _Function:
    """What is known of the names in one function; `html` are the functions that make HTML."""

    def __init__(self, function: ast.FunctionDef, html: set[str]) -> None:
        self.html = html
        self.seen: set[str] = set()
        every = [*function.args.args, *function.args.kwonlyargs]
        self.types = {one.arg: ast.unparse(one.annotation) for one in every if one.annotation}
        self.values: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._bind(target, node.value)
            elif isinstance(node, ast.AugAssign | ast.AnnAssign) and node.value:
                self._bind(node.target, node.value)
            elif isinstance(node, ast.For | ast.comprehension):
                self._bind(node.target, node.iter)

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.values.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, own in zip(target.elts, value.elts, strict=True):
                self._bind(one, own)
        elif isinstance(target, ast.Tuple):
            for one in target.elts:
                self._bind(one, value)

    def is_safe(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant() | ast.Name(id="NOTHING" | "SPACE"):
                return True
            case ast.FormattedValue():
                return node.format_spec is not None or self.is_safe(node.value)
            case ast.Attribute():
                return node.attr in OURS
            case ast.Call():
                return self._makes_html(node)
            case ast.Name():
                return self.types.get(node.id) in HTML | PLAIN or self._is_bound_to_html(node.id)
        inside = _inside(node)
        return bool(inside) and all(map(self.is_safe, inside))

    def _is_bound_to_html(self, name: str) -> bool:
        """Whether all that the name stands for is; what it is made of again is looked at where it begins."""
        if name in self.seen:
            return True
        self.seen.add(name)
        found = self.values.get(name, [])
        return bool(found) and all(map(self.is_safe, found))

    def _makes_html(self, call: ast.Call) -> bool:
        match call.func:
            case ast.Attribute(attr="join"):
                return self.is_safe(call.args[0])
            case ast.Attribute(attr="strip", value=value):
                return self.is_safe(value)
            case ast.Name(id=name) | ast.Attribute(attr=name):
                return name in MAKES | self.html
        return False
