"""The marks of items, as CommonMark counts them: the first number of a list is typed, the others follow it.

typed:   1. a    shown:   1. a
         1. b             2. b
         1. c             3. c
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class ItemCounts:
    """Follows the lists that are open, as the tokens of a parser come."""

    _open: list[int] = field(default_factory=list)
    """Of each the number of the item before, whatever it is for bullets."""

    def follow(self, token: Token) -> None:
        """A token comes."""
        if token.type in ("ordered_list_open", "bullet_list_open"):
            first = token.attrGet("start")
            self._open.append((1 if first is None else int(first)) - 1)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            del self._open[-1:]  # Of some tokens of a text the first may lie in a list.
        elif token.type == "list_item_open" and self._open:
            self._open[-1] += 1

    def mark(self, item: Token) -> str:
        """That of the item which has begun: its number and the sign behind it, or the sign of a bullet."""
        number = self._open[-1] if self._open else item.info
        return f"{number}{item.markup}" if item.info else item.markup
