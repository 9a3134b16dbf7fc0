"""Clauses that tell what a draft changed since an earlier one: what they say of duties binds nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauseline.outline import ClauseText

_TITLE = re.compile(
    r"\W*(?:change\s?logs?|(?:detailed\s+)?changes?\s+(?:since|from|between|log|history)\b.*"
    r"|changes?\s+in\s+(?:(?:this|the)\s+)?(?:new\s+|latest\s+)?(?:version|edition|revision|release|draft)\b.*"
    r"|(?:summary|list|overview)\s+of\s+(?:the\s+)?(?:main\s+|major\s+|significant\s+)?changes\b.*"
    r"|(?:main|major|principal|significant|substantive|notable)\s+changes\b.*"
    r"|(?:revision|version|document|change)\s+history|history\s+of\s+(?:changes|revisions)|amendment\s+record"
    r"|what['’]?s\s+new\b.*|release\s+notes\b.*"
    r"|differences?\s+(?:from|to|with)\s+(?:the\s+)?(?:previous|prior|earlier|version|edition|rfc)\b.*"
    r"|(?:修订|变更|更新|修改)(?:记录|历史|日志|说明)|版本(?:历史|记录)|主要(?:变化|技术变化|修改|变更).*"
    r"|Änderungs(?:verlauf|historie|verzeichnis)|Änderungen\s+(?:gegenüber|seit)\b.*"
    r"|historique\s+des\s+(?:modifications|versions|révisions)|(?:modifications|changements)\s+depuis\b.*"
    r"|(?:historial|registro|resumen)\s+de\s+(?:los\s+)?cambios|historial\s+de\s+versiones|cambios\s+desde\b.*)\W*",
    re.IGNORECASE,
)


def change_logs(clauses: Sequence[ClauseText]) -> frozenset[int]:
    """The clauses that have such a title, or stand below one that has."""
    return frozenset(_found(clauses))


def _found(clauses: Sequence[ClauseText]) -> Iterator[int]:
    level: int | None = None
    for k, clause in enumerate(clauses):
        if level is None or clause.level <= level:
            level = clause.level if _TITLE.fullmatch(clause.title) else None
        if level is not None:
            yield k
