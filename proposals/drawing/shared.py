"""Pages that are the same for all who may see them: drawn once, kept compressed, sent with what is a person's own.

Whoever answers with one has asked before whether the person may see it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from proposals.drawing.build import build
from proposals.drawing.entries import ChangeEntry, PortionLayout, entry_from
from proposals.drawing.portions import Portion
from proposals.drawing.sheets import DrawnSheet
from proposals.drawing.store import HERE, PATIENCE, TooMuch, pages

CUT = 8
"""So many characters at the head of a tag say which words each portion has."""
ALL = 4
"""To draw all portions takes so many times as long as to draw a page with one of them."""
PORTION = "portion-"
"""What the name of the place for a portion begins with."""
TREE = "tree"
"""The place for the tree of a long text, which comes behind its first words."""
EVERYONE = {"is_shared": True, "request": {"user": {"is_authenticated": True}}}
"""For templates: whoever is shown such a page is signed in, or the site is public, which comes to the same."""


class Gone(Exception):
    """The words are there no more, or never were."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A portion, the key of its first clause, the names of its first and its last, and the address it comes from."""

    portion: Portion
    key: str
    first: str
    last: str
    address: str


class DrawnText(Protocol):
    """A text that is loaded, to be drawn without anything of the person who asks."""

    @property
    def count(self) -> int:
        """How many portions there are."""

    def frame(self) -> str:
        """What stands around the portions, with a place for each."""

    def tree(self) -> str:
        """The clauses by number and title, to go to."""

    def portions(self, numbers: Sequence[int]) -> Iterable[PortionLayout]:
        """These portions, counted from 1, in the order of `numbers`, which grow."""


@dataclass
class Shared:
    """A text whose words are those of `owner`, a name in the store.

    `cut_from` is all that decides which words each of its portions has, `drawn_from` what these are drawn from beside
    that, `head` what the page around them is drawn from beside both; `is_there` asks the database whether the words may
    still be shown; `load` takes them from there, and is told `tag`. Of a text of many characters, `weight`, a request
    draws nothing: `order` has a worker draw all of it.
    """

    owner: str
    cut_from: object
    drawn_from: object
    head: object
    is_there: Callable[[], bool]
    load: Callable[[str], DrawnText]
    weight: int
    order: Callable[[], object]
    has_drawn: bool = field(default=False, init=False)
    patience: float = field(default=PATIENCE, init=False)
    """Seconds that it waits for who draws the same, before it raises `InUse`. Where it is `inf`, a worker draws."""

    @cached_property
    def cut(self) -> str:
        """Names which words its portions have, whatever is said beside them; every tag begins with it."""
        return digest(self.cut_from)[:CUT]

    @cached_property
    def tag(self) -> str:
        """Names what its portions say, in this language."""
        return self.cut + digest(self.cut_from, self.drawn_from, get_language(), build())

    @cached_property
    def page_tag(self) -> str:
        """Names what its page says, in this language."""
        return f"{self.tag}-{digest(self.head)}"

    @cached_property
    def page(self) -> DrawnSheet:
        """What stands around the portions."""
        return self._sheets([self.page_tag], lambda _: [DrawnSheet.of(self._drawing.frame())])[0]

    @property
    def tree(self) -> DrawnSheet:
        """The tree of a long text, which is not in its page."""
        return self._sheets([f"{self.tag}-{TREE}"], lambda _: [DrawnSheet.of(self._drawing.tree())])[0]

    def portions(self, numbers: Sequence[int]) -> list[DrawnSheet]:
        """The portions of these numbers."""
        names = [f"{self.tag}-{number}" for number in numbers]
        return self._sheets(names, lambda places: self._laid_out([numbers[place] for place in places]))

    def portion(self, number: int) -> DrawnSheet:
        """One portion; raises `Gone` if there is none. Who comes first draws the others too, so that the text is not
        loaded for each; of a long text a worker does that.
        """
        if found := self._kept(f"{self.tag}-{number}"):
            return found
        self._refuse_much(1)
        if not 1 <= number <= self._drawing.count:
            raise Gone
        if self._is_much(ALL):
            self.order()
            return self.portions([number])[0]
        return self.portions(range(1, self._drawing.count + 1))[number - 1]

    def entries(self) -> list[list[ChangeEntry]]:
        """What stands in each portion, and where."""
        name = f"{self.tag}-entries"
        data = self._bytes(name)
        if data is None:
            self._refuse_much(ALL)
            with pages().alone(self.owner, patience=self.patience), _at_home():
                data = self._bytes(name) or self._listed(name)
        return [[entry_from(row) for row in rows] for rows in json.loads(zlib.decompress(data))]

    def draw(self) -> None:
        """See to it that all of it is there, however long that takes."""
        self.patience = inf
        # Who lists the entries draws and keeps the portions as well.
        for draw in (lambda: self.page, self.entries, lambda: self.portion(1)):
            draw()
        if TREE in self.page.places:
            _ = self.tree

    def refuse_gone(self) -> None:
        """Raises `Gone`, and nothing is kept, if the words went away while they were drawn: who erases them looked
        before.
        """
        if self.has_drawn and not self.is_there():
            pages().forget(self.owner)
            raise Gone

    @cached_property
    def _drawing(self) -> DrawnText:
        return self.load(self.tag)

    def _is_much(self, times: int) -> bool:
        """Whether to draw all of it so many times is too much for who asks."""
        return self.patience < inf and self.weight * times > HERE

    def _refuse_much(self, times: int) -> None:
        if self._is_much(times):
            self.order()
            raise TooMuch

    def _laid_out(self, numbers: Sequence[int]) -> Iterator[DrawnSheet]:
        return (DrawnSheet.of(one.html) for one in self._drawing.portions(numbers))

    def _listed(self, name: str) -> bytes:
        """All portions, drawn and kept, and the bytes that tell what stands in them."""
        layouts = list(self._drawing.portions(range(1, self._drawing.count + 1)))
        for number, layout in enumerate(layouts, 1):
            self._keep(f"{self.tag}-{number}", bytes(DrawnSheet.of(layout.html)))
        data = zlib.compress(json.dumps([[one.row() for one in layout.entries] for layout in layouts]).encode())
        self._keep(name, data)
        return data

    def _sheets(self, names: Sequence[str], draw: Callable[[Sequence[int]], Iterable[DrawnSheet]]) -> list[DrawnSheet]:
        """The sheets of these names: kept ones; in place of the others, whose places `draw` is told, new ones."""
        found = {place: sheet for place, name in enumerate(names) if (sheet := self._kept(name))}
        if len(found) < len(names):
            self._refuse_much(1)
            with pages().alone(self.owner, patience=self.patience), _at_home():
                # Who had it drawn meanwhile has kept it.
                found |= {n: sheet for n, name in enumerate(names) if n not in found and (sheet := self._kept(name))}
                missing = [place for place in range(len(names)) if place not in found]
                for place, sheet in zip(missing, draw(missing) if missing else (), strict=True):
                    found[place] = sheet
                    self._keep(names[place], bytes(sheet))
        return [found[place] for place in range(len(names))]

    def _keep(self, name: str, data: bytes) -> None:
        pages().put(self.owner, name, data)
        self.has_drawn = True

    def _kept(self, name: str) -> DrawnSheet | None:
        return kept(self.owner, name)

    def _bytes(self, name: str) -> bytes | None:
        return None if settings.DEBUG else pages().get(self.owner, name)


def kept(owner: str, name: str) -> DrawnSheet | None:
    """What is kept of the words of `owner` under this name: its tag says all that it was drawn from."""
    data = None if settings.DEBUG else pages().get(owner, name)
    return None if data is None else DrawnSheet.read(data)


def digest(*values: object) -> str:
    """A short name for these values, which must say in `repr` all that they are."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:24]


def _at_home() -> AbstractContextManager[object]:
    """Times in what is drawn are those of the site, whoever asks."""
    return timezone.override(timezone.get_default_timezone())
