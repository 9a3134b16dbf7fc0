"""What every form is made from: rows and a head."""

from __future__ import annotations

from dataclasses import dataclass

QUOTE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One comment as sent, complete in itself.

    `kind` is ge, te or ed; `clause` a number alone ("8.3", "A.2", "General"); `element` the paragraph, figure
    or table ("Para 2", "Table A.1", "Note 1"); `line` the line number of a line-numbered draft, or "".
    """

    number: int
    member: str
    line: str
    clause: str
    element: str
    kind: str
    comment: str
    proposed: str = ""
    observation: str = ""
    title: str = ""
    quote: str = ""
    concerns: tuple[str, ...] = ()
    credit: str = ""
    permalink: str = ""

    @property
    def comment_in_place(self) -> str:
        """The comment for a form without a column for the quote: led by the words it is about, unless they are said.

        Of a long quote the first 300 code points are given: enough to find it, less than a copy of the draft.
        """
        if not self.quote or self.quote in self.proposed or self.quote in self.comment:
            return self.comment
        quote = self.quote if len(self.quote) <= QUOTE_LENGTH else f"{self.quote[:QUOTE_LENGTH].rstrip()} …"
        return f"“{quote}”\n{self.comment}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A comment set: `date` is ISO 8601, `document` the draft's number, `project` the work item's."""

    title: str
    date: str
    document: str
    project: str
    version_sha256: str
    language: str
    rows: tuple[Row, ...]
