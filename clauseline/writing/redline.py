"""A comparison ready to be written: both texts, what became of them, and which versions they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from clauseline.comparing.changes import Compared
from clauseline.outline import Outline
from clauseline.writing.file import named
from clauseline.writing.judging import Judgements, judged, say_tally


@dataclass(frozen=True, slots=True)
class Source:
    """One of the versions: what it is called, the number of its proposal, its title, date (ISO 8601) and file; `part`
    says which of both texts of one file it is.
    """

    name: str
    document: str = ""
    title: str = ""
    date: str = ""
    sha256: str = ""
    filename: str = ""
    part: str = ""

    @property
    def full_name(self) -> str:
        """Its name with the number of its proposal, unless that says it already, and with its part."""
        name = self.name if self.document in self.name else f"{self.document} {self.name}"
        return f"{name}, {self.part}" if self.part else name


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a file says beside the texts; "%s" stands for the clause at the other place. `translate` gives other
    words of the engine in the language of the rest.
    """

    moved_from: str = "Moved here from %s."
    moved_to: str = "Moved to %s."
    split_from: str = "Split off from %s."
    merged_into: str = "Merged into %s."
    became: str = "Was %(old)s, is now %(new)s."
    picture: str = "[Picture]"
    head: str = "%(old)s → %(new)s, changes marked by Clauseline (engine %(engine)s)"
    normative: str = "normative"
    informative: str = "informative"
    translate: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Redline:
    """Two outlines with what `engine` says of them, and where they are from.

    `judgements` are what others decided of binding sentences; files for people have them in place of what the engine
    says of these.
    """

    old: Outline
    new: Outline
    compared: Compared
    before: Source
    after: Source
    engine: str
    remarks: Remarks = field(default_factory=Remarks)
    judgements: Judgements = field(default_factory=Judgements)

    @property
    def judged(self) -> Compared:
        """What became of the clauses, with what was decided."""
        return replace(self.compared, changes=judged(self.compared.changes, self.judgements))

    @property
    def tally(self) -> str:
        """How many duties changed how, and who says so; "" where none did."""
        return say_tally(self.compared.changes, self.judgements, self.remarks.translate)

    def file_name(self, ending: str) -> str:
        """As in FGXW-D6.3_v2_v3.docx, or FGXW-D6.3_v3_tracked.docx."""
        document = self.after.document
        parts = [self.before.name, "tracked" if self.after.part else self.after.name]
        return named(parts if document in parts[0] else [document, *parts], ending)
