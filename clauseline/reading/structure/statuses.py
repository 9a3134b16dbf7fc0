"""Which status each clause has: the one that it states, or that of the clause in which it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from clauseline.outline import NORMATIVE
from clauseline.reading.structure.headings import Heading, own_status, status_of
from clauseline.reading.words.numbering import bare
from clauseline.vocabulary import Status


def names_annexes_so(headings: Iterable[Heading]) -> bool:
    """Whether "appendix" is but this text's word for its annexes, and says nothing of their status: they are counted
    A, B, C, and nothing is called an annex. Where both are, appendices are informative, and so are those counted
    I, II, III, as the ITU has it.
    """
    parts = [heading for heading in headings if heading.kind in ("annex", "appendix") and heading.parts < 2]
    first = next((bare(part.number) for part in parts if part.number), "")
    return first == "A" and all(part.kind == "appendix" for part in parts)


@dataclass(slots=True)
class OpenStatuses:
    """The statuses of the clauses that are open, from the top down.

        Annex A (informative)            informative
          A.1 Walls                      informative
        Introduction                     informative, which it does not hand down:
          1 Scope                        normative
          0.1 General                    informative, since it says that it is no clause of the body

    Title pages and introductions are often a level above the body, but not what holds it. `lettered` texts have
    appendices that are their annexes.
    """

    lettered: bool = False

    _open: list[tuple[int, Status, Status]] = field(default_factory=list)
    """The level of each, its status and the one that it hands down."""

    def step(self, heading: Heading) -> Status:
        """The status of the clause that begins with `heading`, which is open from here on."""
        self._open = [one for one in self._open if one[0] < heading.level]
        _, above, handed = self._open[-1] if self._open else (0, NORMATIVE, NORMATIVE)
        inherited = above if heading.number.startswith("0.") else handed
        status = self._told_by(heading) or inherited
        hands_on = heading.kind == "front" and own_status(heading) is None
        self._open.append((heading.level, status, inherited if hands_on else status))
        return status

    def _told_by(self, heading: Heading) -> Status | None:
        if self.lettered and heading.kind == "appendix":
            return own_status(heading) or NORMATIVE
        return status_of(heading)

    def state(self, status: Status) -> None:
        """The clause that was opened last says in its first sentence that it and all in it have this `status`."""
        self._open[-1] = (self._open[-1][0], status, status)
