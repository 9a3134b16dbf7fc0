"""The engine of Clauseline: drafts to outlines, two outlines to what changed between them. Knows no site.

    from pathlib import Path
    from clauseline import compare, read

    old, new = (read(Path(name).read_bytes(), name) for name in ("old.docx", "new.docx"))
    for change in compare(old, new).changes:
        print(change.kind, change.flags, [new.clauses[index].number for index in change.new])

`read` raises `Unreadable` with a sentence for people. Each name is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clauseline.comparing import Compared, compare
    from clauseline.comparing.changes import Change
    from clauseline.outline import Outline
    from clauseline.reading import Unreadable, read
else:

    def __getattr__(name: str) -> object:
        """One of `__all__`, from its room. Checkers of types look above, and refuse any other name."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__version__ = "0.2.0"

__all__ = ["Change", "Compared", "Outline", "Unreadable", "__version__", "compare", "read"]

_HOMES = {
    "Change": "comparing.changes",
    "Compared": "comparing",
    "Outline": "outline",
    "Unreadable": "reading",
    "compare": "comparing",
    "read": "reading",
}


def __dir__() -> list[str]:
    """What is offered, loaded or not."""
    return sorted({*globals(), *__all__})
