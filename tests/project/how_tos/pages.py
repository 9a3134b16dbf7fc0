"""The pages of docs/contributing, read: the example at the end of each, step by step.

Step 1, in `clauseline/vocabulary.py`:
```diff                       one piece of the file, which is there once, with what it becomes
Step 2, `annotations/exporting/mail.py`, new:
```python                     a file
Step 4, at the end of `project/locale/fr/LC_MESSAGES/django.po`:
```po                         what is added there
Step 4, which gathers the words:
```sh                         commands
Then:
```sh                         the checks
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.test_habits import HERE

PAGES = HERE / "docs/contributing"
EXAMPLES = (
    ("a-concern", "An example"),
    ("a-detail", "An example"),
    ("a-form", "An example of comment sets"),
    ("a-form", "An example of comparisons"),
    ("a-language", "An example of a word"),
    ("a-language", "An example of a language"),
    ("a-page", "An example"),
    ("a-reader", "An example"),
    ("a-route", "An example"),
)
"""Each by its page and its title."""
_STEP = re.compile(r"^(?:Step (\d+)\b[^\n]*|Then):\n+^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`([^`]+)`")
_BETWEEN = "@@\n"
"""Parts two pieces of one file."""


class Unfit(Exception):
    """A block that says nothing of the tree as it is."""


@dataclass(frozen=True)
class Step:
    """One block: the number of its step, 0 for the checks; the file that it is of, "" for commands; its words.

    `is_added` says that they come to the end of the file.
    """

    number: int
    path: str
    language: str
    text: str
    is_added: bool = False

    def apply(self, root: Path) -> None:
        """Do to a tree what the block says; raises `Unfit` where it cannot be done."""
        file = root / self.path
        if self.language == "diff":
            file.write_text(self.becomes(file.read_text("utf-8")), "utf-8")
        elif self.is_added:
            file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{self.text}", "utf-8")
        elif file.exists():
            raise Unfit(f"{self.path} is there already")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.text, "utf-8")

    def becomes(self, text: str) -> str:
        """What a text is after the pieces of a diff."""
        for piece in self.text.split(_BETWEEN):
            lines = piece.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if not line.startswith("+"))
            after = "".join(line[1:] for line in lines if not line.startswith("-"))
            place = re.compile(f"^{re.escape(before)}", re.MULTILINE)
            if len(place.findall(text)) != 1:
                raise Unfit(f"{self.path} has not once:\n{before}")
            text = place.sub(after.replace("\\", r"\\"), text)
        return text

    @property
    def commands(self) -> list[str]:
        """The lines of commands."""
        return self.text.splitlines() if self.language == "sh" else []


def steps(page: str, title: str) -> list[Step]:
    """Those of an example, in their order."""
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return list(_read(text.partition(f"## {title}\n")[2].partition("\n## ")[0]))


def _read(text: str) -> Iterator[Step]:
    for found in _STEP.finditer(text):
        head = found[0].partition(":\n")[0]
        path = "" if found[2] == "sh" else next(iter(_PATH.findall(head)), "")
        yield Step(int(found[1] or 0), path, found[2], found[3], "at the end of" in head)
