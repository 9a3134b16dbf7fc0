"""The page of a comparison, drawn for everyone."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse

from clauseline.redline.groups import grouped
from clauseline.redline.heat import strip
from clauseline.redline.move_markers import move_markers
from clauseline.redline.parts import Part
from clauseline.redline.sections import Section
from clauseline.redline.tree import branches
from clauseline.vocabulary import SIDES, SideName
from proposals.drawing.choices import Choice
from proposals.drawing.entries import PortionLayout, entry_of, says_something
from proposals.drawing.figures import Figures
from proposals.drawing.look import Look, LookSide, View
from proposals.drawing.names import VersionName
from proposals.drawing.narrowed import TEXT, FoldedLayout
from proposals.drawing.portions import SHORT, Stand, of_groups
from proposals.drawing.redlines import changes
from proposals.drawing.shared import EVERYONE, TREE, Coming
from proposals.drawing.trees import compared_tree

AROUND = {name: f"proposals/comparison_{name}.html" for name in ("views", "filters", "chosen", TEXT)}
"""What of the page says what was chosen: templates by place."""


@dataclass(frozen=True)
class ComparisonKey:
    """All that decides which words the changes of a comparison have, and how they are laid out in one `view`.

    What a comparison says was `made_at` once and does not change.
    """

    slug: str
    made_at: datetime.datetime
    old: LookSide
    new: LookSide
    view: View


@dataclass(frozen=True)
class ComparisonHead:
    """All that the page around the changes says of a comparison beside them.

    `counts` are of kinds and flags together; `editorial_sentences` is how many sentences differ in their writing alone.
    """

    slug: str
    name: str
    old_version: VersionName
    new_version: VersionName
    is_tracked: bool
    counts: Mapping[str, int]
    editorial_sentences: int
    warnings: Sequence[str]
    measures_force: bool

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Texts:
    """The changes of a comparison in order, without their words, and the pictures of its clauses; `words` brings those
    at [start, end) with their words; `definitions` are those that changed, came or went between two texts.
    """

    parts: Sequence[Part]
    figures: Figures
    words: Callable[[int, int], Sequence[Part]]
    definitions: Callable[[Sequence[Section], Sequence[Section]], Sequence[object]]


class ComparisonText:
    """All changes of a comparison."""

    def __init__(self, key: ComparisonKey, head: ComparisonHead, texts: Texts, tag: str) -> None:
        self.key, self.head, self.texts, self.tag = key, head, texts, tag
        self.parts = texts.parts
        self.entries = [entry_of(part) for part in self.parts]
        self.stands = of_groups(grouped(self.entries, says_something))
        self.spread = [(portion, stand) for stand in self.stands for portion in stand.portions]
        self.posts = move_markers(self.parts)
        posted = frozenset(post.section.key for behind in self.posts.values() for post in behind)
        self.look = Look({"old": key.old, "new": key.new}, key.view, self.posts, posted, texts.figures)

    @property
    def count(self) -> int:
        """How many portions there are."""
        return len(self.spread)

    def frame(self) -> str:
        """What stands around the portions, with a place for each."""
        old, new = (self._sections(side) for side in SIDES)
        said = _said(self.key, self.head, FoldedLayout(Choice(), self.entries, self.stands, self.tag))
        context = {
            **EVERYONE,
            **said,
            "old_language": self.key.old.language,
            "new_language": self.key.new.language,
            "clauses": len(self.parts),
            "tree": self.tree() if said["is_short"] else "",
            "tree_address": _address(self.key, self.tag, TREE, QueryDict(mutable=True)),
            "whole": f"?view={self.key.view}&whole=1",
            "places": self._places,
            "striped": sum(not part.is_quiet for part in self.parts),
            "strip": strip(self.parts),
            "definitions": self.texts.definitions(old, new),
            "first_posts": self.posts.get(-1, ()),
        }
        return render_to_string("proposals/comparison.html", context)

    def tree(self) -> str:
        """All clauses of the new text by number and title, and those that are gone."""
        return compared_tree(branches(self.parts), self._places, self.key.new.language)

    @property
    def _places(self) -> dict[str, int]:
        """By the key of a clause, of either text, which change it is in."""
        return {key: place for place, part in enumerate(self.parts) for key in part.keys}

    def portions(self, numbers: Sequence[int]) -> Iterator[PortionLayout]:
        """These portions."""
        spread = [self.spread[number - 1] for number in numbers]
        begin, end = spread[0][0].start, spread[-1][0].end
        parts = self.texts.words(begin, end)
        for portion, stand in spread:
            own = parts[portion.start - begin : portion.end - begin]
            yield changes(own, self.look, is_in_fold=stand.fold is not None)

    def _sections(self, side: SideName) -> list[Section]:
        """All clauses of one side: each is in one change."""
        found = [one for part in self.parts for one in (part.old if side == "old" else part.new)]
        return sorted(found, key=attrgetter("order"))


def around(key: ComparisonKey, head: ComparisonHead, folded: FoldedLayout) -> dict[str, str]:
    """What of the page says what was chosen, by place."""
    context = {**EVERYONE, **_said(key, head, folded)}
    return {place: render_to_string(template, context) for place, template in AROUND.items()}


def _said(key: ComparisonKey, head: ComparisonHead, folded: FoldedLayout) -> dict[str, Any]:
    """What the page says of a choice."""
    asked = asked_for(folded.choice)
    return {
        "comparison": head,
        "view": key.view,
        "choice": folded.choice,
        "asked": asked,
        "changed": sum(entry.kind != "unchanged" for entry in folded.entries),
        "chosen": sum(folded.choice.has(entry) for entry in folded.entries),
        "is_short": len(folded.entries) <= SHORT,
        "stands": [
            (stand.fold, [_coming(key, folded, stand, number) for number in range(len(stand.portions))])
            for stand in folded.stands
        ],
    }


def _coming(key: ComparisonKey, folded: FoldedLayout, stand: Stand, number: int) -> Coming:
    portion = stand.portions[number]
    first, last = folded.entries[portion.start], folded.entries[portion.end - 1]
    address = _address(key, folded.tag, portion.number, asked_for(folded.choice))
    return Coming(portion, first.key, first.name, last.name, address)


def _address(key: ComparisonKey, tag: str, part: int | str, asked: QueryDict) -> str:
    asked["view"] = key.view
    return f"{reverse('comparison-portion', args=[key.slug, f'{tag}-{part}'])}?{asked.urlencode()}"


def asked_for(choice: Choice) -> QueryDict:
    """What of an address says what was chosen."""
    asked = QueryDict(mutable=True)
    asked.setlist("only", list(choice.only))
    asked.setlist("marked", list(choice.marked))
    asked.setlist("editorial", ["off"] if choice.hides_editorial else [])
    return asked
