"""A comparison, drawn for everyone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse

from clauseline.redline.groups import ChangeGroup, grouped
from clauseline.redline.heat import strip
from clauseline.redline.move_markers import move_markers
from clauseline.redline.sections import Section
from clauseline.redline.tree import branches
from clauseline.vocabulary import SIDES, SideName
from proposals.kept import pages_of
from proposals.models import Comparison, Version
from proposals.queries.choices import Choice
from proposals.queries.definitions import between
from proposals.queries.redlines import bare, worded
from proposals.templatetags.redlines import Look, fold, redlines
from proposals.views.portions import SHORT, Portion, Stand, of_groups
from proposals.views.shared import EVERYONE, Coming, Shared


def shared(comparison: Comparison, view: str, choice: Choice) -> Shared:
    """A ready comparison in one of the views, with what was chosen of it."""
    marked = sorted((name, *sorted(keys)) for name, keys in choice.marked.items())
    old, new = comparison.old_version, comparison.new_version
    return Shared(
        owner=pages_of(comparison),
        cut_from=(comparison.slug, comparison.ready_at, view, choice.only, choice.hides_editorial, marked),
        drawn_from=(),
        head=(*_named(old), *_named(new)),
        is_there=Comparison.objects.filter(
            pk=comparison.pk, old_version__withdrawn_at=None, new_version__withdrawn_at=None
        ).exists,
        load=partial(Redlines, comparison, view, choice),
    )


def _named(version: Version) -> tuple[object, ...]:
    proposal = version.proposal
    return version.slug, version.number, version.title, version.date, proposal.slug, proposal.number, proposal.title


class Redlines:
    """All changes of a comparison, of which those that were not chosen are folded."""

    def __init__(self, comparison: Comparison, view: str, choice: Choice, tag: str) -> None:
        self.comparison, self.view, self.choice, self.tag = comparison, view, choice, tag
        found = bare(comparison)
        self.parts = found.parts
        self.posts = move_markers(self.parts)
        self.groups = grouped(self.parts, choice.has)
        self.stands: list[Stand] = of_groups(self.groups) if len(self.parts) > SHORT else []
        self.spread = [(portion, stand) for stand in self.stands for portion in stand.portions]
        posted = frozenset(post.section.key for behind in self.posts.values() for post in behind)
        self.look = Look(comparison, view, self.posts, posted, found.figures)

    @property
    def count(self) -> int:
        """How many portions there are; a short text has none."""
        return len(self.spread)

    def page(self) -> str:
        """All of a short text; of a long one what stands around the portions."""
        context: Mapping[str, Any] = {
            **EVERYONE,
            "comparison": self.comparison,
            "view": self.view,
            "choice": self.choice,
            "asked": self._asked(),
            "parts": self.parts,
            "branches": branches(self.parts),
            "changed": sum(part.kind != "unchanged" for part in self.parts),
            "striped": sum(not part.is_quiet for part in self.parts),
            "chosen": sum(self.choice.has(part) for part in self.parts),
            "strip": strip(self.parts),
            "look": self.look,
            "groups": () if self.spread else self._worded(),
            "stands": [(stand.fold, [self._coming(one) for one in stand.portions]) for stand in self.stands],
            "places": self._places(),
            "definitions": between(*(self._sections(side) for side in SIDES)),
            "first_posts": self.posts.get(-1, ()),
        }
        return render_to_string("proposals/comparison.html", {**context})

    def portions(self, numbers: Sequence[int]) -> Iterator[str]:
        """These portions."""
        spread = [self.spread[number - 1] for number in numbers]
        begin, end = spread[0][0].start, spread[-1][0].end
        parts = worded(self.comparison, self.parts, begin, end, marks_editorial=self.choice.hides_editorial)
        for portion, stand in spread:
            own = parts[portion.start - begin : portion.end - begin]
            yield fold(own, self.look) if stand.fold else redlines(grouped(own, self.choice.has), self.look)

    def _worded(self) -> list[ChangeGroup]:
        """All changes with their words."""
        parts = worded(self.comparison, self.parts, 0, len(self.parts), marks_editorial=self.choice.hides_editorial)
        return grouped(parts, self.choice.has)

    def _sections(self, side: SideName) -> list[Section]:
        """All clauses of one side: each is in one change."""
        found = [one for part in self.parts for one in (part.old if side == "old" else part.new)]
        return sorted(found, key=attrgetter("order"))

    def _coming(self, portion: Portion) -> Coming:
        asked = self._asked()
        asked["view"] = self.view
        address = reverse("comparison-portion", args=[self.comparison.slug, f"{self.tag}-{portion.number}"])
        first, last = (self.parts[place].section for place in (portion.start, portion.end - 1))
        return Coming(portion, first, last, f"{address}?{asked.urlencode()}")

    def _places(self) -> dict[str, int]:
        """In which portion each clause is drawn."""
        return {
            key: portion.number
            for portion, _ in self.spread
            for part in self.parts[portion.start : portion.end]
            for key in part.keys
        }

    def _asked(self) -> QueryDict:
        """What of the address says what was chosen."""
        asked = QueryDict(mutable=True)
        asked.setlist("only", list(self.choice.only))
        asked.setlist("marked", list(self.choice.marked))
        asked.setlist("editorial", ["off"] if self.choice.hides_editorial else [])
        return asked
