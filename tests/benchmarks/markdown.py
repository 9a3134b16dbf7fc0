"""Clauses as a draft in Markdown, as drafts are kept in repositories: of kramdown-rfc, with tables of GitHub's kind."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from zlib import crc32

from tests.benchmarks.setting import NOTICE, Set

WIDTH = 80
REFERENCE = re.compile(r"Section §([^§]+)§")


def set_in_markdown(clauses: Sequence[Set], name: str) -> str:
    """The text with its front matter; a reference to no clause is to the first.

    Most paragraphs are prose, the others lists, definitions, figures in code and tables. Which one a paragraph is
    depends on how it begins and on how many sentences it has, so that it mostly stays one when it is revised.
    """
    keys = {clause.key for clause in clauses}
    parts = [_front(name)]
    for clause in clauses:
        parts.append(f"{'#' * clause.level} {clause.title} {{#{_anchor(clause.key)}}}")
        for paragraph in clause.paragraphs:
            said = [
                REFERENCE.sub(lambda key: f"{{{{{_anchor(key[1] if key[1] in keys else clauses[0].key)}}}}}", sentence)
                for sentence in paragraph
            ]
            parts.append(_form_of(said)(said))
    return "\n\n".join(parts) + "\n"


def _front(name: str) -> str:
    number = name.split()[-1]
    return "\n".join(
        [
            "---",
            f'title: "Made Transport Text {name}"',
            "abbrev: Made Transport Text",
            f"docname: draft-made-transport-{number}",
            "category: std",
            "ipr: trust200902",
            "author:",
            "  - name: A. Program",
            "    role: editor",
            "    org: Measuring Working Group",
            "normative:",
            "  RFC2119:",
            "---",
            "",
            "--- abstract",
            "",
            *_filled(NOTICE),
            "",
            "--- middle",
        ]
    )


def _anchor(key: str) -> str:
    return f"s-{key.replace('.', '-')}"


def _form_of(sentences: Sequence[str]) -> Callable[[Sequence[str]], str]:
    drawn = crc32(f"{sentences[0].split()[0]} {len(sentences)}".encode()) % FORMS[-1][0]
    return next(form for up_to, form in FORMS if drawn < up_to)


def _prose(sentences: Sequence[str]) -> str:
    return "\n".join(_filled(_marked(" ".join(sentences))))


def _bullets(sentences: Sequence[str]) -> str:
    return "\n".join(line for sentence in sentences for line in _filled(_marked(sentence), "* "))


def _numbered(sentences: Sequence[str]) -> str:
    return "\n".join(line for k, sentence in enumerate(sentences, 1) for line in _filled(_marked(sentence), f"{k}. "))


def _definitions(sentences: Sequence[str]) -> str:
    return "\n\n".join("\n".join([_taken(sentence, 2), *_filled(_marked(sentence), ": ")]) for sentence in sentences)


def _figure(sentences: Sequence[str]) -> str:
    """Fields of a frame, one for each four words."""
    words = [word.strip(".(){}") for sentence in sentences for word in sentence.split()]
    fields = [f"  {' '.join(words[k : k + 4])} (i)," for k in range(0, len(words), 4)]
    title = " ".join(words[:3])
    return "\n".join(["~~~", f"{words[0]} Frame {{", *fields, "}", "~~~", f'{{: title="{title}"}}'])


def _table(sentences: Sequence[str]) -> str:
    rows = [" | ".join([_taken(sentence, 1), _taken(sentence, 3), _marked(sentence)]) for sentence in sentences]
    return "\n".join(["| Value | Name | Description |", "|:---|:---|:---|", *(f"| {row} |" for row in rows)])


def _taken(sentence: str, count: int) -> str:
    """The first words of a sentence."""
    return " ".join(sentence.removesuffix(".").split()[:count])


def _marked(words: str) -> str:
    """Some words as code and some with emphasis: the same ones wherever they stand."""
    return " ".join(_mark(word) for word in words.split())


def _mark(word: str) -> str:
    drawn = crc32(word.encode()) % 100
    if drawn > 4 or len(word) < 5 or not word.isalpha() or word.isupper():
        return word
    return f"`{word}`" if drawn > 1 else f"*{word}*"


def _filled(words: str, mark: str = "") -> list[str]:
    after = " " * len(mark)
    return textwrap.wrap(words, WIDTH, initial_indent=mark, subsequent_indent=after, break_on_hyphens=False)


SHARES: Iterable[tuple[int, Callable[[Sequence[str]], str]]] = (
    (70, _prose),
    (14, _bullets),
    (4, _numbered),
    (4, _definitions),
    (4, _figure),
    (4, _table),
)
"""How often each form is drawn."""
FORMS = [(up_to, form) for up_to, (_, form) in zip(accumulate(share for share, _ in SHARES), SHARES, strict=True)]
