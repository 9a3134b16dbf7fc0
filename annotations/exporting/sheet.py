"""What every form is made from: rows and a head."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.exporting.force import Force

QUOTE_LENGTH = 300
DRAFT = "DRAFT – not sent"
"""What a form for people says of a set that is not frozen. In English, as the forms are."""


@dataclass(frozen=True, slots=True)
class Row:
    """One comment as sent, complete in itself.

    `kind` is ge, te or ed; `clause` a number alone ("8.3", "A.2", "General"); `element` the paragraph, figure
    or table ("Para 2", "Table A.1", "Note 1"); `line` the line number of a line-numbered draft, or ""; `force` what the
    team confirmed of the sentences it stands on (`annotations.exporting.force`). `wording` says what became of a
    proposed wording between the words it was written for and these (`clauseline.vocabulary.WordingState`),
    `doubts` what the body changed there that may turn its sense.
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
    force: tuple[Force, ...] = ()
    wording: str = ""
    doubts: tuple[str, ...] = ()

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
    """A comment set: `date` is ISO 8601, `document` the draft's number, `project` the work item's.

    `is_draft` says that it is not frozen; every form then says so too. `site` is the address of the site, which makes
    whole the permalinks that are paths.
    """

    title: str
    date: str
    document: str
    project: str
    version_sha256: str
    language: str
    rows: tuple[Row, ...]
    is_draft: bool = False
    site: str = ""

    @property
    def state(self) -> str:
        """What tables say in a column of its own."""
        return "draft" if self.is_draft else "frozen"

    def address(self, row: Row) -> str:
        """Where the annotation of `row` is found from anywhere: sets frozen by older releases have paths alone."""
        return f"{self.site}{row.permalink}" if row.permalink.startswith("/") else row.permalink
