"""The words by which sentences are known again: folded, stemmed, without those that every sentence has."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, pairwise

from clauseline.comparing.known import Known

_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
"""camelCase and snake_case are several words."""
_ONLY_WORDS = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(128)).ljust(256)
"""ASCII signs as spaces: a text without others is cut several times as fast as by a pattern."""
_UNIT = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")
_MODALS = re.compile("应当|不得|可以|必须|不应|应该|应|宜|可")
_STOP = frozenset(
    re.findall(
        r"\w+",
        """
        a an the of to in on for and or by with from as at is are be been being it its this that these those
        which who whom any all each other such shall must should may can will would might could not no if when
        where then than there their they them into between only also has have had do does done so but however
        therefore unless required recommended optional der die das den dem des ein eine einer eines einem einen
        und oder von vom zu zum zur im in ist sind wird werden hat haben nicht auf für mit bei nach durch dass
        soll kann darf muss le la les l de des du d un une et ou à au aux en dans par pour sur que qui est sont
        être il elle ils ne pas se sa son ses ce cette ces s n el los las del y o un una para por con es son no
        se su sus lo
        """,
    )
)
"""Words that every sentence has, in English, German, French and Spanish, and those that say how binding it is."""
_ENDINGS = re.compile(
    r"(?<=\w{3})(?:ations?|ings?|edly|ed|ies|es|s|ly|er|ers|ment|ments|ungen|ung|en|ern|em|e|aux|ements?)$"
)


def content_words(text: str) -> tuple[str, ...]:
    """The words of `text` that carry meaning, in order; of Chinese each two characters side by side."""
    return tuple(chain.from_iterable(map(_KNOWN.__getitem__, _units(text))))


def ascii_words(text: str) -> list[str]:
    r"""What `\w+` finds in a text of ASCII alone."""
    return text.encode().translate(_ONLY_WORDS).decode().split()


def _units(text: str) -> list[str]:
    """The runs of letters and digits, and those of Han characters."""
    if text.isascii():
        return ascii_words(text)
    return _UNIT.findall(unicodedata.normalize("NFKC", text))


def _words_in(unit: str) -> tuple[str, ...]:
    """The words of a run of letters and digits, or of Han characters."""
    if "\u3400" <= unit[0] <= "\u9fff":
        return tuple(_pairs_of(unit))
    words = (part.casefold() for part in _SPLIT.sub(" ", unit).split())
    return tuple(stem(word) for word in words if word not in _STOP and (len(word) > 1 or word.isdigit()))


_KNOWN = Known(_words_in, most=65_536)


def _pairs_of(han: str) -> list[str]:
    return [a + b for part in _MODALS.split(han) for a, b in pairwise(part)]


def stem(word: str) -> str:
    """A word, in lower case, without an ending of its inflexion; long words of one root may still differ."""
    return _ENDINGS.sub("", word) if word.isalpha() else word


def dice(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """How much two sentences have in common, 0 to 1; 1 for two that have no words."""
    ours, theirs = set(one), set(two)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0
