"""A difference between two versions of a sentence, with what the rules on its effect look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.duties.duty import LONGEST
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.naming import EditPhrase
from clauseline.comparing.edits.reading import Difference, RewordedSentence
from clauseline.comparing.edits.standing import PartStanding, standing_of, standing_of_whole
from clauseline.comparing.edits.word_lists import Found


@dataclass(frozen=True)
class Weighed:
    """A difference that is weighed: what the rules look at is found when one asks for it."""

    one: RewordedSentence
    each: Difference
    phrase: EditPhrase
    language: Language
    row: StrengthChange | None
    verbs: Verbs

    @cached_property
    def part(self) -> PartStanding:
        """How the words stand among which it is."""
        return standing_of(self.one, self.each, self.language, self.verbs)

    def find(self, text: str) -> Found:
        """Which lists have something that stands in `text`."""
        return self.language.lists.find(text)

    @property
    def standing(self) -> int:
        return self.part.sign

    @cached_property
    def after(self) -> int:
        """How the new sentence stands."""
        return standing_of_whole(self.one.after, self.language, self.verbs).sign

    @cached_property
    def sentence(self) -> str:
        """The old sentence in lower case; of a long one what it begins with."""
        return self.one.before[:LONGEST].lower()

    @cached_property
    def whole(self) -> int:
        """How the old sentence stands."""
        return standing_of_whole(self.one.before, self.language, self.verbs).sign


def side(name: str, told: Weighed) -> int:
    """1 where such words came, -1 where they went, 0 where both or neither."""
    went, came = (name in told.find(words) for words in told.phrase[:2])
    return came - went
