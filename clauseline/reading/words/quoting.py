"""Parts of another law that a text quotes, as one that amends it does.

« Art. 7. Paths                  a part of the quoted law
"Article 7" explained            words of this one
"""

from __future__ import annotations

import re

from clauseline.reading.words.numbering import find_label

_OPENING = re.compile(r"\s*[«‹“„‟\"「『]+\s*")
_CLOSING = re.compile(r"[»›”“\"」』]")


def quotes_part(words: str) -> bool:
    """Whether `words` begin a quotation with the number of a part of a law, and do not end it behind this number."""
    opening = _OPENING.match(words)
    label = find_label(words[opening.end() :]) if opening else None
    if opening is None or label is None or not label.rank:
        return False
    end = opening.end() + label.end
    return not _CLOSING.search(words[: end + 1], opening.end())
