"""The language of a text: by its script where that is enough, else by its words."""

from __future__ import annotations

import io
import lzma
import re
from array import array
from collections import Counter
from functools import cache
from typing import IO, Any

from clauseline.reading.words.signs import beyond_ascii

SAMPLE = 20_000
"""So many characters of a text tell its language."""
KANA, OF_SCRIPT = 0.1, 0.3
"""The part of the letters that tells Japanese, and that of a script which one language has. A Han character says as
much as a short word: a third of the letters is a Chinese text with English terms."""
FEW, CLEARLY = 3, 1.5
"""A language is told by its small words where so many stand in the text, and so many times more than those of the next
one; else the model that knows more languages, and takes a quarter of a second to load, is asked."""
FEWEST = 2
"""So many different ones are enough where no other language, of those that only the model tells neither, has any."""

_SCRIPTS = {"zh": "一-鿿", "ja": "぀-ヿ", "ko": "가-힯", "ar": "؀-ۿ", "ru": "Ѐ-ӿ", "he": "֐-׿", "el": "Ͱ-Ͽ"}
_SMALL = {
    "en": "the of and to is for that this with shall be are must may should by from which not any",
    "fr": "le la les des et du est une dans pour que par ou aux sont sur",
    "es": "el la los las del y una es para que por con se",
    "de": "der die das und ist von für mit den des nicht eine dem werden oder durch",
    "pt": "o os da do das dos uma para que por com não",
    "it": "il la gli della di che per una con è sono nel dei",
}
_WORDS = {language: frozenset(words.encode().split()) for language, words in _SMALL.items()}
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_FAR = bytes(range(128, 256))
_WORDS_APART = bytes.maketrans(_NO_LETTERS, b" " * len(_NO_LETTERS))
"""Of the bytes of a text: those of ASCII that are no letters, those of other signs, and what parts words."""
_OTHERS = {
    "nl": "het een niet voor wordt zijn aan op ook bij naar deze",
    "pl": "się jest nie dla oraz przez jego są",
    "cs": "se je jsou podle nebo pro jeho být",
    "sv": "och att det som är på av inte till ska",
    "fi": "ja ei että sekä ovat mukaan tai",
    "da": "og af som er på til ikke det skal",
    "no": "og av som er på til ikke det skal",
    "tr": "ve bir bu için ile olarak veya",
    "ro": "și în este sau pe nu din cu",
    "hu": "az és nem hogy vagy kell egy",
    "vi": "của và là các được trong những",
    "id": "yang dan di untuk dari dengan dalam ini",
}
_ELSEWHERE = frozenset(" ".join(_OTHERS.values()).encode().split())


def guess_language(text: str) -> str:
    """The language of `text` as ISO 639-1 ("en", "zh"), or "" when it has no letters."""
    sample = text[:SAMPLE]
    data = sample.encode(errors="surrogatepass")
    far = beyond_ascii(data)
    letters = len(data.translate(None, _NO_LETTERS + _FAR)) + sum(map(str.isalpha, far))
    if not letters:
        return ""
    found = {language: len(re.findall(f"[{script}]", far)) for language, script in _SCRIPTS.items()}
    if found["ja"] > KANA * letters:
        return "ja"
    best = max(found, key=lambda language: found[language])
    if found[best] > OF_SCRIPT * letters:
        return best
    return _by_words(sample)


def prepare() -> None:
    """Have at hand what is otherwise looked for with the first text that needs it."""
    _library()


def _by_words(sample: str) -> str:
    words = sample.lower()
    for sign in set(beyond_ascii(words.encode(errors="surrogatepass"))):
        if not sign.isalnum() or sign.isdecimal():
            words = words.replace(sign, " ")
    counts = Counter(words.encode(errors="surrogatepass").translate(_WORDS_APART).split())
    scores = {language: sum(counts[word] for word in known) for language, known in _WORDS.items()}
    first, second = sorted(scores.values(), reverse=True)[:2]
    told = max(scores, key=lambda language: scores[language])
    if first >= FEW and first > CLEARLY * second:
        return told
    if not second and len(_WORDS[told] & counts.keys()) >= FEWEST and not counts.keys() & _ELSEWHERE:
        return told
    return str(_model().classify(sample)[0])


@cache
def _model() -> Any:
    # Only here: loading the model costs a quarter of a second.
    numpy, make, file = _library()
    # The library's own way unpacks into a temporary file; whoever reads a stranger's draft can make none.
    with file, lzma.open(file) as packed, numpy.load(io.BytesIO(packed.read())) as data:
        classes, found = data["classes"].tolist(), data["out_feat"].tolist()
        moves, rows = (array(part.dtype.char, part.tobytes()) for part in (data["nextmove"], data["nextmove_row"]))
        model = make(data["ptc"], data["pc"], classes, moves, found, tk_row=rows)
    model.set_languages([*_WORDS, *_OTHERS])
    return model


@cache
def _library() -> tuple[Any, Any, IO[bytes]]:
    """numpy, what makes a model, and the file of the one that comes with it, opened."""
    import numpy
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    return numpy, LanguageIdentifier, (MODEL_DIR / MODEL_FILE).open("rb")
