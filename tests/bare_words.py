"""Bare words that code compares with a role, a kind ... of the engine: types alone let some of them pass."""

import ast
from collections.abc import Iterator

from clauseline import vocabulary as v

WORDS: dict[str, frozenset[str]] = {
    "role": frozenset(v.ROLES),
    "kind": frozenset((*v.CLAUSE_KINDS, *v.BLOCK_KINDS, *v.CHANGE_KINDS, *v.DETAIL_KINDS, *v.SENTENCE_KINDS)),
    "op": frozenset(v.OPS),
    "fate": frozenset((*v.TRACK_FATES, *v.CHANGE_KINDS)),
    "status": frozenset(v.STATUSES),
    "verdict": frozenset(v.VERDICTS),
    "flags": frozenset(v.FLAGS),
    "effect": frozenset(v.EFFECTS),
    "genre": frozenset(v.GENRES),
    "side": frozenset(v.SIDES),
}
"""By the name of an attribute, or of a variable, what it can be."""
VAGUE = ("kind", "status")
"""Variables of these names hold other things as well; attributes seldom."""


def misspelt(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, name and word of each bare word that stands beside what can never be it, in a comparison or among sets."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare | ast.BinOp | ast.AugAssign):
            beside = [*_beside(node)]
            names = [name for one in beside if (name := _name(one)) in WORDS]
            known = frozenset().union(*(WORDS[name] for name in names))
            words = (one.value for one in beside if isinstance(one, ast.Constant) and isinstance(one.value, str))
            yield from ((node.lineno, names[0], word) for word in words if names and word and word not in known)


def _beside(node: ast.AST) -> Iterator[ast.AST]:
    """What is compared, or joined, with each other: also within tuples, lists and sets."""
    if isinstance(node, ast.Compare | ast.BinOp | ast.AugAssign | ast.Tuple | ast.List | ast.Set | ast.Starred):
        for child in ast.iter_child_nodes(node):
            yield from _beside(child)
    else:
        yield node


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return "" if node.id in VAGUE else node.id
    return node.attr if isinstance(node, ast.Attribute) else ""
