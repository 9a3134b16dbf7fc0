"""A clause before and after, of no real draft: what this site makes of them shows a newcomer what it is for.

Nothing of the result is written down here: the engine compares, and looks for hints, as in any draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from clauseline.comparing import compare
from clauseline.concerns import Hint, hints
from clauseline.outline import BlockText, ClauseText, Outline
from clauseline.redline.comparison import parts_of
from clauseline.redline.parts import Part

Clauses = tuple[tuple[str, str, str], ...]

TEXTS: dict[str, tuple[Clauses, Clauses]] = {
    "en": (
        (
            (
                "8.3",
                "Behaviour records",
                "Records of a user’s behaviour shall be deleted after 30 days. "
                "They shall not be shared without the consent of the user.",
            ),
            ("8.4", "Access", "The user shall be told which records are kept."),
        ),
        (
            (
                "8.3",
                "Behaviour records",
                "Records of a user’s behaviour should be deleted after a suitable time. "
                "They may be shared without the consent of the user, also with public authorities.",
            ),
            ("8.4", "Access", "The user shall be told which records are kept."),
        ),
    ),
    "zh": (
        (
            (
                "8.3",
                "行为记录",
                "平台应当在30天后删除用户的行为记录。未经用户同意，平台不得向公安机关提供用户的个人信息。",
            ),
            ("8.4", "查阅", "平台应当告知用户其保存哪些记录。"),
        ),
        (
            (
                "8.3",
                "行为记录",
                "平台宜在适当期限后删除用户的行为记录。未经用户同意，平台可以向公安机关提供用户的个人信息。",
            ),
            ("8.4", "查阅", "平台应当告知用户其保存哪些记录。"),
        ),
    ),
}
"""By language the clauses of the old and of the new text: number, title and words. The first is shown."""


@dataclass(frozen=True, slots=True)
class Example:
    """One change, and the hints in its new text, one a concern."""

    language: str
    part: Part
    hints: tuple[Hint, ...]


@cache
def example(language: str) -> Example:
    """The pair in the language of the site's words ("zh-hans"), or else in English, compared once a process."""
    language = language[:2] if language[:2] in TEXTS else "en"
    old, new = (_outline(language, clauses) for clauses in TEXTS[language])
    part = parts_of(old, new, compare(old, new).changes)[0]
    found = hints(new.clauses[0].text, language, in_peopled=True)
    firsts = {hint.concern: hint for hint in reversed(found) if not hint.safe}
    return Example(language, part, tuple(sorted(firsts.values(), key=lambda hint: hint.start)))


def _outline(language: str, clauses: Clauses) -> Outline:
    return Outline(reader="example", language=language, clauses=tuple(_clause(*words) for words in clauses))


def _clause(number: str, title: str, text: str) -> ClauseText:
    return ClauseText(number, title, 1, text=text, blocks=(BlockText("paragraph", 0, len(text)),))
