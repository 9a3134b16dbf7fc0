"""What Python writes as HTML: in a string with a tag in it each hole is escaped, a number, or HTML, by its type.

A plug-in of mypy, so that the types are those of the check: whatever a value is called, it may stand in HTML where it
is a `SafeString`, a number, a `Key`, or one of some literal words; else where it is escaped right there, or is bound in
the same function to nothing but that. What `SafeString(...)` or `mark_safe(...)` calls HTML is looked at alike, and
what `Key(...)` calls a key.
"""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from mypy.checker import TypeChecker
from mypy.errorcodes import ErrorCode
from mypy.nodes import (
    AssignmentStmt,
    Block,
    CallExpr,
    ConditionalExpr,
    Expression,
    ForStmt,
    GeneratorExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    NameExpr,
    OperatorAssignmentStmt,
    OpExpr,
    Statement,
    StrExpr,
    TupleExpr,
    Var,
)
from mypy.plugin import FunctionContext, MethodContext, Plugin
from mypy.types import Instance, LiteralType, TupleType, Type, UnionType, get_proper_type

HOLE = ErrorCode("html", "Words that are not escaped in HTML", "Clauseline")
SAFE = {
    *("django.utils.safestring.SafeString", "builtins.int", "builtins.float"),
    "clauseline.vocabulary.Key",
}
"""Types whose values are HTML, or have no sign in them that HTML would take for its own."""
ESCAPES = {
    *("html.escape", "urllib.parse.quote", "urllib.parse.urlencode"),
    *("django.urls.base.reverse", "django.utils.translation.get_language"),
}
"""Functions whose results have none either, though they are strings."""
CALLS_HTML = {"django.utils.safestring.SafeString", "django.utils.safestring.mark_safe"}
CALLS_KEY = "clauseline.vocabulary.Key"
ELSEWHERE = ("clauseline", "tests", "project.sample")
"""Rooms that write no HTML, but XML if any."""
TAG = re.compile(r'<[a-zA-Z/!]|<$|="')

PARTS = ("body", "else_body", "handlers", "finally_body", "bodies", "func")
"""Where statements hold other ones."""


class HtmlHoles(Plugin):
    """Looks at each string that is put together with a tag in it."""

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        return _look_at_string if fullname in ("builtins.str.join", "builtins.str.format") else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        if fullname == CALLS_KEY:
            return _look_at_key
        return _look_at_html if fullname in CALLS_HTML else None


def plugin(version: str) -> type[Plugin]:
    """What mypy asks for."""
    return HtmlHoles


def _look_at_string(context: MethodContext) -> Type:
    holes = _holes(context.context)
    if holes and _is_html(context.context):
        _look(context, holes)
    return context.default_return_type


def _look_at_html(context: FunctionContext) -> Type:
    _look(context, [argument for arguments in context.args for argument in arguments])
    return context.default_return_type


def _look_at_key(context: FunctionContext) -> Type:
    _look(context, [argument for arguments in context.args for argument in arguments], everywhere=True)
    return context.default_return_type


def _look(context: MethodContext | FunctionContext, given: list[Expression], *, everywhere: bool = False) -> None:
    checker = context.api
    assert isinstance(checker, TypeChecker)
    room = checker.tree.fullname
    if not everywhere and any(f"{room}.".startswith(f"{other}.") for other in ELSEWHERE):
        return
    for hole in given:
        if not _Here(checker).is_safe(hole):
            name = hole.name if isinstance(hole, NameExpr | MemberExpr) else "a value"
            checker.fail(f"Nothing escapes {name} on its way into HTML", hole, code=HOLE)


def _holes(node: object) -> list[Expression]:
    """Those of an f-string, which mypy takes for `"".join(["...", "{:{}}".format(hole, "")])`; [] of anything else."""
    match node:
        case CallExpr(callee=MemberExpr(name="join", expr=StrExpr(value="")), args=[ListExpr(items=items)]):
            return [hole for item in items for hole in _holes(item)]
        case CallExpr(callee=MemberExpr(name="format", expr=StrExpr(value=value)), args=[hole, spec]):
            return [hole] if value.endswith(":{}}") and not _has_spec(spec) else []
    return []


def _has_spec(spec: Expression) -> bool:
    """What is formatted as a number is one."""
    return isinstance(spec, StrExpr) and spec.value[-1:] in ("d", "f", "x", "g")


def _is_html(node: object) -> bool:
    match node:
        case CallExpr(callee=MemberExpr(name="join"), args=[ListExpr(items=items)]):
            return any(isinstance(one, StrExpr) and TAG.search(one.value) for one in items)
    return False


class _Here:
    """What is known where the checker is."""

    def __init__(self, checker: TypeChecker) -> None:
        self.checker = checker
        self.seen: set[Var] = set()

    def is_safe(self, node: Expression) -> bool:
        found = self.checker.lookup_type_or_none(node)
        if found is not None and _is_safe_type(found):
            return True
        match node:
            case StrExpr():
                return True
            case CallExpr():
                return self._makes_html(node)
            case NameExpr(node=Var() as name):
                return self._is_bound_to_html(name)
        inside = _inside(node)
        return bool(inside) and all(map(self.is_safe, inside))

    def _makes_html(self, call: CallExpr) -> bool:
        match call.callee:
            case MemberExpr(name="format", expr=StrExpr()) if _holes(call) or call.args:
                return all(map(self.is_safe, _holes(call)))
            case MemberExpr(name="join", expr=between):
                return self.is_safe(between) and all(map(self._are_safe, call.args))
            case MemberExpr(name="strip", expr=words):
                return self.is_safe(words)
            case NameExpr(fullname=name) | MemberExpr(fullname=name):
                return name in ESCAPES
        return False

    def _are_safe(self, many: Expression) -> bool:
        """Whether all in it are."""
        match many:
            case ListExpr(items=items) | TupleExpr(items=items):
                return all(map(self.is_safe, items))
            case ListComprehension(generator=GeneratorExpr(left_expr=one)) | GeneratorExpr(left_expr=one):
                return self.is_safe(one)
        match get_proper_type(self.checker.lookup_type_or_none(many)):
            case Instance(args=(item, *_)) if _is_safe_type(item):
                return True
            case TupleType(items=types) if all(map(_is_safe_type, types)):
                return True
        match many:
            case NameExpr(node=Var() as name):
                return self._is_bound_to_html(name, several=True)
        return False

    def _is_bound_to_html(self, name: Var, *, several: bool = False) -> bool:
        """Whether all that the name stands for is; what it is made of again is looked at where it begins."""
        if name in self.seen:
            return True
        self.seen.add(name)
        function = self.checker.scope.top_level_function()
        if function is None or name in (one.variable for one in function.arguments):
            return False
        if name.name in _bound_in_passing(self.checker.path):
            return False
        found = list(_bound(name, function))
        is_safe = self._are_safe if several else self.is_safe
        return bool(found) and all(one is not None and is_safe(one) for one in found)


def _inside(node: Expression) -> list[Expression]:
    """What it is made of, any of which it may be."""
    match node:
        case OpExpr(op="+" | "and" | "or", left=left, right=right):
            return [left, right]
        case OpExpr(op="*", left=left):
            return [left]
        case ConditionalExpr(if_expr=one, else_expr=other):
            return [one, other]
    return []


def _is_safe_type(found: Type) -> bool:
    match get_proper_type(found):
        case LiteralType(value=str(value)):
            return html.escape(value) == value
        case LiteralType():
            return True
        case UnionType(items=items):
            return all(map(_is_safe_type, items))
        case Instance(last_known_value=LiteralType() as value):
            return _is_safe_type(value)
        case Instance(type=own):
            return any(one.fullname in SAFE for one in own.mro)
    return False


def _bound(name: Var, node: object) -> Iterator[Expression | None]:
    """What a variable is bound to in a statement and those in it; None is what nobody can tell."""
    match node:
        case AssignmentStmt(lvalues=targets, rvalue=value):
            for target in targets:
                yield from _matched(name, target, value)
        case OperatorAssignmentStmt(lvalue=target, rvalue=value):
            yield from _matched(name, target, value)
        case ForStmt(index=target):
            yield from _matched(name, target, None)
    for part in PARTS:
        held = getattr(node, part, None)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, Statement | Block):
                yield from _bound(name, one)


def _matched(name: Var, target: Expression, value: Expression | None) -> Iterator[Expression | None]:
    match target, value:
        case NameExpr(node=bound), _:
            yield from [value] if bound is name else []
        case TupleExpr(items=targets), TupleExpr(items=values) if len(targets) == len(values):
            for one, own in zip(targets, values, strict=True):
                yield from _matched(name, one, own)
        case TupleExpr(), ConditionalExpr(if_expr=first, else_expr=second):
            yield from _matched(name, target, first)
            yield from _matched(name, target, second)
        case TupleExpr(items=targets), _:
            for one in targets:
                yield from _matched(name, one, None)


@cache
def _bound_in_passing(path: str) -> frozenset[str]:
    """The names that a file binds within an expression, a `match` or a `with`."""
    found: set[str | None] = set()
    for node in ast.walk(ast.parse(Path(path).read_text("utf-8"))):
        match node:
            case ast.NamedExpr(target=ast.Name(id=name)) | ast.MatchAs(name=name) | ast.MatchStar(name=name):
                found.add(name)
            case ast.withitem(optional_vars=ast.Name(id=name)):
                found.add(name)
    return frozenset(name for name in found if name)
