"""The words of the interface: gathered from code and templates, merged into the files of translators, compiled.

Uses Babel, which only those who work on Clauseline need: the site itself reads the compiled files.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from clauseline.concerns import VOCABULARY

HERE = Path(__file__).resolve().parent.parent
ROOMS = ("annotations", "clauseline", "project", "proposals")
LANGUAGES = ("fr", "zh_Hans")
PLAIN = ("_", "gettext", "gettext_lazy", "gettext_noop", "N_", "Unreadable", "leave_out")
COUNTING = ("ngettext", "ngettext_lazy", "npgettext")
CONTEXTUAL = ("pgettext", "npgettext")
KEYWORDS = {
    **dict.fromkeys(PLAIN),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""Calls whose words are for people. Readers know no Django: what they refuse with and leave out is among them."""
HEADER = """\
# Clauseline. How to work on these words: docs/guide/translating.md
msgid ""
msgstr ""
"Project-Id-Version: Clauseline\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The same words compile to the same bytes, whenever that is."""


def gather() -> Catalog:
    """Every string of the interface, with the files that show it."""
    found = Catalog()
    for room in ROOMS:
        for path in sorted((HERE / room).rglob("*")):
            if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts:
                for message, context in _strings(path):
                    found.add(message, locations=[(path.relative_to(HERE).as_posix(), 0)], context=context)
    for concern in VOCABULARY.concerns:
        found.add(concern.question, locations=[("clauseline/concerns", 0)])
    return found


def words_of(language: str) -> Catalog:
    """What translators wrote."""
    with path_of(language, "po").open("rb") as file:
        words = read_po(file, locale=language)
    words.creation_date = words.revision_date = UNDATED
    return words


def compiled(language: str) -> bytes:
    """What the site reads, from what translators wrote."""
    target = BytesIO()
    write_mo(target, words_of(language))
    return target.getvalue()


def update(language: str) -> int:
    """Merge the strings of today into the file of translators and compile it; how many are still without words."""
    words = words_of(language)
    words.update(gather(), no_fuzzy_matching=True)
    target = BytesIO()
    write_po(target, words, width=0, omit_header=True, include_lineno=False, ignore_obsolete=True)
    head = HEADER.format(language=language, plurals=words.plural_forms)
    path_of(language, "po").write_bytes(head.encode() + target.getvalue().strip() + b"\n")
    path_of(language, "mo").write_bytes(compiled(language))
    return sum(not all(forms(message.string)) for message in words if message.id)


def path_of(language: str, suffix: str) -> Path:
    """The file of a language: po is what translators write, mo what the site reads."""
    return HERE / "project" / "locale" / language / "LC_MESSAGES" / f"django.{suffix}"


def forms(string: object) -> tuple[object, ...]:
    """A translation as its plural forms; one without a count has one."""
    return tuple(string) if isinstance(string, list | tuple) else (string,)


def _strings(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _of_code(ast.parse(source))
    elif "{%" in source:
        # One line: what stands between the strings of a template is no code and keeps no indentation.
        line = re.sub(r"\s*\n\s*", " ", templatize(source))
        for _line, message, _comments, context in extract("python", BytesIO(line.encode()), keywords=KEYWORDS):
            yield message, context


def _of_code(code: ast.AST) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Calls inside f-strings too, which extractors overlook before Python 3.12."""
    for node in ast.walk(code):
        name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in KEYWORDS:
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            context = words.pop(0) if words and name in CONTEXTUAL else None
            if len(words) > 1 and name in COUNTING:
                yield (words[0], words[1]), context
            elif words and name not in COUNTING:
                yield words[0], context
