"""What stands in a draft without being said there: lists of sources and places, histories, thanks, code, keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from clauseline.comparing.details.sides import Place, Side
from clauseline.outline import ClauseText, Outline, parents

SHARE = 0.6
"""So many blocks that look like entries make a clause a list of them."""
_FEWEST = 4
_LONGEST_TITLE = 80

_TITLE = re.compile(
    r"(?:normative |informative |non-normative |other )?references?|bibliograph(?:y|ie)|works cited|.{0,30}\bindex"
    r"|index of .*|(?:terms|properties) defined (?:by|in|here).*|change ?log.*|changes (?:since|from|in|between) .*"
    r"|(?:revision|document|version|change) (?:history|record|log)|record of (?:changes|revisions)"
    r"|acknowledge?ments?|contributors|authors?[’']? address(?:es)?|(?:table of )?contents"
    r"|(?:list|table) of (?:figures|tables|abbreviations)|since draft.*"
    r"|literatur(?:verzeichnis|hinweise)?|(?:stichwort|sach|inhalts|änderungs)(?:verzeichnis|register|übersicht)"
    r"|danksagung|références(?: normatives| informatives| bibliographiques)?|remerciements|table des matières"
    r"|historique(?: des .{1,30})?|referencias(?: normativas)?|bibliografía|índice|agradecimientos"
    r"|参考文献|规范性引用文件|索引|(?:修订|变更|版本)(?:历史|记录|说明)|致谢|目录|目次"
)
_NAMED = re.compile(r"\[[^\]\n]{1,40}\]")
_INDEXED = re.compile(r"(?:\bin |, )§ ?[A-Z\d][\d.]{0,12}\.?$")
_ENTRY = 60
"""So near the end of a block the place to which an index leads stands."""
_KEY = re.compile(r"(?<![!-~])[!-~]{40,}")
"""Signs in a row as they stand in keys, hashes and addresses; what is behind the first of them is not tried again."""


def find_generated(outline: Outline) -> frozenset[int]:
    """The clauses, with all below them, that are lists of sources or places, histories or thanks."""
    found: set[int] = set()
    above_each = parents(clause.level for clause in outline.clauses)
    for index, (clause, above) in enumerate(zip(outline.clauses, above_each, strict=True)):
        if above in found or clause.kind == "bibliography" or is_title_of_list(clause.title) or _is_list(clause):
            found.add(index)
    return frozenset(found)


def is_title_of_list(title: str) -> bool:
    """Whether it heads a list of sources or places, a history or thanks."""
    bare = title.strip().rstrip(".:").casefold()
    if len(bare) > _LONGEST_TITLE:
        return False
    return bool(_TITLE.fullmatch(bare) or _TITLE.fullmatch(bare.replace(" ", "").replace("\u3000", "")))


def _is_list(clause: ClauseText) -> bool:
    """Whether most blocks begin with the name of a source, or end with the place to which an index leads."""
    if len(clause.blocks) < _FEWEST:
        return False
    entries = sum(
        bool(
            _NAMED.match(clause.text, block.start, block.end)
            or _INDEXED.search(clause.text, max(block.start, block.end - _ENTRY), block.end)
        )
        for block in clause.blocks
    )
    return entries >= SHARE * len(clause.blocks)


def set_aside(side: Side) -> list[Place]:
    """Where code, formulas, rows of tables, keys and addresses stand: a number there is part of them."""
    blocks = [(block.start, block.end) for block in side.blocks if block.kind in ("row", "code", "formula")]
    return [*blocks, *find_keys(side.text)]


@lru_cache(maxsize=4)
def find_keys(text: str) -> Sequence[Place]:
    """Where so many signs stand in a row that nobody reads them. Several ask for each text of a change."""
    return tuple(match.span() for match in _KEY.finditer(text))
