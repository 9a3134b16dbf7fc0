"""Terms and verbs of force in a language that the reader's pages are not in, with what they are in another one."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from clauseline.aligning.glossing import glosses
from proposals.drawing.wraps import Wrap


def is_glossed(language: str) -> bool:
    """Whether a text in this language is marked for who reads these pages: Chinese for who reads them in another
    language, English for who reads them in Chinese.
    """
    text, reader = _base(language), _base(get_language() or "")
    return text == "zh" != reader or (text, reader) == ("en", "zh")


def gloss_wraps(text: str, language: str) -> list[Wrap]:
    """The glosses of a text, if this reader is told any. They are no words of the page: who copies, selects or counts
    the text finds it as it is; screen readers say them behind the words.
    """
    if not is_glossed(language):
        return []
    return [
        Wrap(one.start, one.end, _opening(one.words, is_force=one.is_force), SafeString("</span>"))
        for one in glosses(text, language)
    ]


def _opening(words: str, *, is_force: bool) -> SafeString:
    style = "gloss force" if is_force else "gloss"
    return SafeString(f'<span class="{style}" data-gloss="{escape(words)}" tabindex="-1">')


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
