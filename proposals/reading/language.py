"""The language of a text: by its script where that is enough, else by its words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

SAMPLE = 20_000
_SCRIPTS = {"zh": "一-鿿", "ja": "぀-ヿ", "ko": "가-힯", "ar": "؀-ۿ", "ru": "Ѐ-ӿ", "he": "֐-׿", "el": "Ͱ-Ͽ"}
_WORDS = {
    "en": "the of and to is for that this with shall be are",
    "fr": "le la les des et du est une dans pour que par",
    "es": "el los las del y una es para que por con se",
    "de": "der die das und ist von für mit den des nicht eine",
    "pt": "o os da do das dos uma para que por com não",
    "it": "il gli della di che per una con è sono nel dei",
}
_OTHERS = ("nl", "pl", "cs", "sv", "fi", "da", "no", "tr", "ro", "hu", "vi", "id")


def guess_language(text: str) -> str:
    """The language of `text` as ISO 639-1 ("en", "zh"), or "" when it has no letters."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return ""
    if sample.isascii():
        return _by_words(sample)
    found = {language: len(re.findall(f"[{script}]", sample)) for language, script in _SCRIPTS.items()}
    if found["ja"] > 0.1 * letters:
        return "ja"
    best = max(found, key=lambda language: found[language])
    # A Han character says as much as a short word: a third of the letters is a Chinese text with English terms.
    if found[best] > 0.3 * letters:
        return best
    return _by_words(sample)


def _by_words(sample: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {language: sum(words[word] for word in known.split()) for language, known in _WORDS.items()}
    first, second = sorted(scores.values(), reverse=True)[:2]
    if first >= 3 and first > 1.5 * second:
        return max(scores, key=lambda language: scores[language])
    return str(_model().classify(sample)[0])


@cache
def _model() -> Any:
    # Only here: loading the model costs a quarter of a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages([*_WORDS, *_OTHERS])
    return model
