"""A comparison of which a person chose some changes: what is drawn already, folded otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from clauseline.redline.groups import grouped
from proposals.drawing.choices import Choice
from proposals.drawing.compressed import plain
from proposals.drawing.entries import ChangeEntry, lay_out
from proposals.drawing.portions import Stand, of_groups
from proposals.drawing.shared import CUT, Gone, Shared, digest
from proposals.drawing.sheets import DrawnSheet

TEXT, TEXT_END = "text", "text-end"
"""The places between which the changes of a comparison stand on its page."""


@dataclass(frozen=True, slots=True)
class FoldedLayout:
    """How the changes of a comparison stand with this choice; `tag` names it in the addresses of its portions."""

    choice: Choice
    entries: Sequence[ChangeEntry]
    stands: Sequence[Stand]
    tag: str


@dataclass
class NarrowedText:
    """A shared comparison with a `choice`: nothing is drawn for it but what says what was chosen.

    `around` draws that: the places of the page that speak of the choice, and under `TEXT` what stands between `TEXT`
    and `TEXT_END`.
    """

    text: Shared
    choice: Choice
    around: Callable[[FoldedLayout], dict[str, str]]

    @cached_property
    def cut(self) -> str:
        """Names which words its portions have."""
        return digest(self.text.cut, *self._chosen)[:CUT]

    @cached_property
    def tag(self) -> str:
        """Names what its portions say."""
        return self.cut + digest(self.text.tag, *self._chosen)

    @property
    def page_tag(self) -> str:
        """Names what its page says."""
        return digest(self.text.page_tag, self.tag)

    @cached_property
    def page(self) -> DrawnSheet:
        """What stands around the portions."""
        drawn = self.around(self._folded)
        sheet = self.text.page.with_inside(TEXT, TEXT_END, DrawnSheet.of(drawn.pop(TEXT)))
        return sheet.with_words(drawn)

    @property
    def tree(self) -> DrawnSheet:
        """The tree has all clauses, whatever was chosen."""
        return self.text.tree

    def portions(self, numbers: Sequence[int]) -> list[DrawnSheet]:
        """The portions of these numbers."""
        return [self.portion(number) for number in numbers]

    def portion(self, number: int) -> DrawnSheet:
        """One portion; raises `Gone` if there is none."""
        for stand in self._folded.stands:
            for portion in stand.portions:
                if portion.number == number:
                    own = self._folded.entries[portion.start : portion.end]
                    groups = grouped(own, self.choice.has)
                    return DrawnSheet.of(lay_out(groups, self._words, is_in_fold=stand.fold is not None).html)
        raise Gone

    def refuse_gone(self) -> None:
        """Raises `Gone` if the words went away while they were drawn."""
        self.text.refuse_gone()

    @property
    def _chosen(self) -> tuple[object, ...]:
        marked = sorted((name, sorted(one.keys), one.chooses_others) for name, one in self.choice.marked.items())
        return self.choice.only, self.choice.hides_editorial, marked

    @cached_property
    def _places(self) -> dict[ChangeEntry, int]:
        """In which portion of the shared text each change is drawn."""
        return {entry: number for number, own in enumerate(self.text.entries(), 1) for entry in own}

    @cached_property
    def _folded(self) -> FoldedLayout:
        entries = list(self._places)
        return FoldedLayout(self.choice, entries, of_groups(grouped(entries, self.choice.has)), self.tag)

    @cached_property
    def _drawn(self) -> dict[int, str]:
        """Portions of the shared text that were needed so far."""
        return {}

    def _words(self, entry: ChangeEntry) -> SafeString:
        """How a change is drawn."""
        if self.choice.hides_editorial and entry.folded:
            return entry.folded
        number = self._places[entry]
        if number not in self._drawn:
            self._drawn[number] = b"".join(plain([piece]) for _, piece in self.text.portion(number).pieces).decode()
        drawn = self._drawn[number][entry.start : entry.end]
        return SafeString(drawn)  # type: ignore[html]  # It was kept as it was drawn.
