"""What the readers of tagged drafts have in common: the root tells the format, a flow walks through it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from typing import Any

from lxml import etree

from proposals.outline import Outline
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_given
from proposals.reading.reader import Unreadable
from proposals.reading.tagged.flow import Flow
from proposals.reading.tagged.source import open_tagged, root_name, whole_text
from proposals.reading.trees import Kind


class TaggedReader(ABC):
    """Drafts whose markup says what their clauses are. A format names its roots, tells the facts and walks the tree.

    `nothing` is its sentence for a file without text.
    None of them takes options.
    """

    name: str
    version: str
    kind: Kind
    roots: Collection[str]
    nothing: str

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the root of `data` is one of this format."""
        return root_name(data) in self.roots

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a draft. Raises `Unreadable` with a sentence for people."""
        root, warnings = open_tagged(data, self.kind)
        characters = weigh(whole_text(root))
        facts = self.facts(root)
        account = Account()
        flow = self.walk(root, account)
        if not flow.found:
            raise Unreadable(self.nothing)
        return build_given(
            flow.found, reader=self.name, characters=characters + flow.extra, account=account, facts=facts,
            warnings=[*warnings, *flow.warnings],
        )  # fmt: skip

    @abstractmethod
    def facts(self, root: etree._Element) -> dict[str, Any]:
        """What the head of the draft says of it: number, title, date ..., as far as it does."""

    @abstractmethod
    def walk(self, root: etree._Element, account: Account) -> Flow:
        """A flow that has gone through the draft."""
