"""What each command takes. Loads nothing of the engine."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from clauseline.vocabulary import GENRES

TEXTS: dict[str, Any] = {
    "type": Path,
    "metavar": "FILE",
    "help": 'print those of lines {"id", "lang", "text"}, one answer a line',
}
"""What the option is that names a file of texts to look through."""


def outline(parser: ArgumentParser) -> None:
    """FILE [--json] [--why] [--tracked accepted|rejected]"""
    parser.add_argument("file", type=Path, metavar="FILE", help="a draft")
    _as_json(parser)
    parser.add_argument("--why", action="store_true", help="with the reason for which each clause is one")
    parser.add_argument("--tracked", choices=("accepted", "rejected"), default="accepted", help="its tracked changes")


def compare(parser: ArgumentParser) -> None:
    """OLD NEW, FILE --tracked, or --pairs FILE; and what is to be done with what changed."""
    parser.add_argument("old", type=Path, metavar="OLD", nargs="?", help="a draft")
    parser.add_argument("new", type=Path, metavar="NEW", nargs="?", help="a later version of it")
    parser.add_argument("--pairs", type=Path, metavar="FILE", help="many pairs: two names a line, a tab between them")
    parser.add_argument("--tracked", action="store_true", help="what is tracked in one file")
    _as_json(parser)
    parser.add_argument("--blocks", action="store_true", help="with --json: each change with its blocks as well")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="a file to write instead: .docx with tracked changes, .json, .md, .html",
    )
    parser.add_argument("--genre", choices=GENRES, help="what kind of text both are, if their words do not tell")
    _quotes(parser, is_required=False)
    parser.add_argument(
        "--fail-on",
        metavar="CHANGE[,CHANGE]",
        default="",
        help="kinds of changes, such as weakened or deleted, or any: exit status 1 if there are some",
    )


def place(parser: ArgumentParser) -> None:
    """OLD NEW --quotes FILE [--json]"""
    parser.add_argument("old", type=Path, metavar="OLD", help="the draft that the quotes are of")
    parser.add_argument("new", type=Path, metavar="NEW", help="the draft to find them in")
    _quotes(parser, is_required=True)
    _as_json(parser)


def origins(parser: ArgumentParser) -> None:
    """NEW --among [BODY/]NAME=FILE ... [--json]"""
    parser.add_argument("new", type=Path, metavar="NEW", help="the draft whose words are looked for")
    parser.add_argument(
        "--among",
        nargs="+",
        action="extend",
        required=True,
        metavar="[BODY/]NAME=FILE",
        help="drafts to look in; those of one NAME are versions of one proposal, of that body",
    )
    _as_json(parser)


def align(parser: ArgumentParser) -> None:
    """OLD NEW [--json]"""
    parser.add_argument("old", type=Path, metavar="OLD", help="a draft")
    parser.add_argument("new", type=Path, metavar="NEW", help="a draft in another language")
    _as_json(parser)


def hints(parser: ArgumentParser) -> None:
    """--jsonl FILE"""
    parser.add_argument("--jsonl", required=True, **TEXTS)


def _as_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _quotes(parser: ArgumentParser, *, is_required: bool) -> None:
    sentence = "a JSON file of quotes of the old draft to find in the new one"
    parser.add_argument("--quotes", type=Path, metavar="FILE", required=is_required, help=sentence)


ARGUMENTS: Mapping[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "outline": ("Print the clauses of a draft and the account of its reading.", outline),
    "compare": ("Print what changed between two drafts, clause by clause.", compare),
    "place": ("Print where quotes of the old draft stand in the new one.", place),
    "origins": ("Print from which other drafts the words of each clause come.", origins),
    "align": ("Print which clause of a draft is which of a draft in another language.", align),
    "hints": ("Print the privacy and rights concerns that texts point to.", hints),
}
"""What each command does, in a sentence, and what adds its arguments; `clauseline.cli.NAME` carries it out."""
