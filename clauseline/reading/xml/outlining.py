"""From a tagged draft to its outline: a flow walks through its tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from clauseline.outline import Outline
from clauseline.reading.account import Account, weigh
from clauseline.reading.files.trees import Kind
from clauseline.reading.reader import Unreadable
from clauseline.reading.structure.building import build_given
from clauseline.reading.xml.flow import TaggedFlow
from clauseline.reading.xml.source import open_tagged, whole_text


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """How drafts of one format are read, by the reader of this name; `nothing` is the sentence for one without text."""

    reader: str
    kind: Kind
    nothing: str
    facts: Callable[[etree._Element], dict[str, Any]]
    """What the head of the draft says of it: number, title, date ..., as far as it does."""
    walk: Callable[[etree._Element, Account], TaggedFlow]
    """A flow that has gone through the draft."""

    def outline_of(self, data: bytes) -> Outline:
        """The outline of a draft. Raises `Unreadable` with a sentence for people."""
        root, warnings = open_tagged(data, self.kind)
        characters = weigh(whole_text(root))
        facts = self.facts(root)
        account = Account()
        flow = self.walk(root, account)
        if not flow.found:
            raise Unreadable(self.nothing)
        return build_given(
            flow.found, reader=self.reader, characters=characters + flow.extra, account=account, facts=facts,
            warnings=[*warnings, *flow.warnings],
        )  # fmt: skip
