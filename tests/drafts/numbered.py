"""A small draft with a number beside each line, as PDF and as text. It is fictional."""

from __future__ import annotations

from collections.abc import Sequence

from tests.drafts.printed import Words, pdf_file

LINES = (
    "{0} Scope",
    "This draft specifies avatars and what an avatar has to say of itself to the",
    "others in a session. It is about the platform as well as about the people who",
    "are on it.",
    "{1} Records",
    "The platform shall keep a record of each session. The record shall be kept on",
    "the device of the person, and it shall be erased after 30 days.",
    "{1}.1 Contents of records",
    "A record has:",
    "a) the name of the avatar;",
    "b) the time at which the session began.",
    "Nothing else is in it.",
)
HEADINGS = (0, 4, 7)
STEP = 20


def numbered_pdf(step: int = 1, pages: int = 1) -> bytes:
    """Each page has two clauses; numbers, of which every `step`th is printed, go on from page to page."""
    return pdf_file(*(_page(step, page) for page in range(pages)))


def numbered_text(step: int = 1, parts: int = 1) -> str:
    """The same as text."""
    lines = [line for part in range(parts) for line in _lines(part)]
    numbers = (str(number) if number % step == 0 else "" for number in range(1, len(lines) + 1))
    return "\n".join(f"{number:>5}  {line}" for number, line in zip(numbers, lines, strict=True))


def _lines(part: int) -> Sequence[str]:
    return [line.format(2 * part + 1, 2 * part + 2) for line in LINES]


def _page(step: int, page: int) -> Sequence[Words]:
    words: list[Words] = []
    for place, text in enumerate(_lines(page)):
        base, number = 730 - STEP * place, page * len(LINES) + place + 1
        if number % step == 0:
            words.append((40 if number < 10 else 34, base, str(number)))
        words.append((60, base, "*" + text if place in HEADINGS else text))
    return words
