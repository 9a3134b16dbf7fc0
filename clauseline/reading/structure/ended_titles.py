"""Titles of articles that end with a full stop, as laws in Spanish print them: what tells them from first sentences.

    Article 4. Colours of walls.          Article 4   Colours of walls.
    Walls are red.                   ->               Walls are red.
    Article 5. Walls are of brick.        Article 5   a sentence, where most articles have no words above others

Most articles of the text have such short words and other words below them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from clauseline.outline import canonical
from clauseline.reading.lines import Line, Row, typed_label
from clauseline.reading.words.numbering import Label, unit_of
from clauseline.reading.words.ranks import ARTICLE, GONE
from clauseline.reading.words.vocabulary import is_title

LEAST = 3
"""Fewer articles than these prove nothing."""
LONGEST = 160
"""Longer words are a sentence."""

_SENTENCE = re.compile(
    r"(?:el|la|los|las|lo|se|toda?s?|nadie|ningún|ninguna|il|lo|gli|le|les?|l['’]|tout|nul|chaque|o|os|as|todos|"
    r"the|an?|every|everyone|any|anyone|no|nobody|all|each|this|der|die|das|jede[rs]?|wer|niemand)\b",
    re.I,
)
"""With what sentences begin; titles seldom do."""


def ended_titles(lines: Sequence[Line | Row], labelled: Sequence[tuple[Line, Label]]) -> set[str]:
    """The words that count articles ("artículo") of which most have such titles; `labelled` are lines with labels."""
    labels = {id(line): label for line, label in labelled if label.rank == ARTICLE and label.number and label.parts < 2}
    if len(labels) < LEAST:
        return set()
    articles = Counter(unit_of(label.number) for label in labels.values())
    titled: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    for line, after in pairwise([*lines, Line("")]):
        label = labels.get(id(line))
        if label is None or isinstance(line, Row):
            continue
        unit, words = unit_of(label.number), canonical(line.text[label.end :])
        if is_ended_title(words) and _is_other(after):
            titled[unit] += 1
            sentences[unit] += bool(_SENTENCE.match(words))
    return {
        unit for unit, count in titled.items()
        if count >= LEAST and 2 * count > articles[unit] and 2 * sentences[unit] < count
    }  # fmt: skip


def is_ended_title(words: str) -> bool:
    """Whether words can be a title but for the full stop at their end, which is the only one."""
    is_ended = words.endswith(".") and not words.endswith("..") and ". " not in words
    return is_ended and words[:1].isupper() and is_title(words[:-1], longest=LONGEST) and not GONE.match(words)


def _is_other(line: Line | Row) -> bool:
    """Whether a line or row is no part of a law that is counted by itself: it belongs to the one above it."""
    if isinstance(line, Row):
        return True
    label = typed_label(line)
    return bool(line.text.strip()) and line.role != "heading" and not (label and label.rank)
