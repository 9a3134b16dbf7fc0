"""A comparison ready to be written: both texts, what became of them, and which versions they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from proposals.comparing.changes import Compared
from proposals.exporting.file import named
from proposals.outline import Outline


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
    """What a file says beside the texts; "%s" stands for the clause at the other place."""

    moved_from: str = "Moved here from %s."
    moved_to: str = "Moved to %s."
    split_from: str = "Split off from %s."
    merged_into: str = "Merged into %s."
    became: str = "Was %(old)s, is now %(new)s."
    picture: str = "[Picture]"
    head: str = "%(old)s → %(new)s, changes marked by Clauseline (engine %(engine)s)"
    normative: str = "normative"
    informative: str = "informative"


@dataclass(frozen=True, slots=True)
class Redline:
    """Two outlines with what `engine` says of them, and where they are from."""

    old: Outline
    new: Outline
    compared: Compared
    before: Source
    after: Source
    engine: str
    remarks: Remarks = field(default_factory=Remarks)

    def file_name(self, ending: str) -> str:
        """As in FGXW-D6.3_v2_v3.docx, or FGXW-D6.3_v3_tracked.docx."""
        document = self.after.document
        parts = [self.before.name, "tracked" if self.after.part else self.after.name]
        return named(parts if document in parts[0] else [document, *parts], ending)
