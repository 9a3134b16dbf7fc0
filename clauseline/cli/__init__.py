"""The command `clauseline`: the clauses of a draft, what changed between two, where quotes of one stand in the other,
from which drafts the words of one come, which clause is which across languages, what texts point to. Its exit status
is that of `diff`: 0 nothing of what was asked for, 1 found, 2 cannot.
"""

from __future__ import annotations

import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from clauseline import __version__
from clauseline.cli.answers import INTERRUPTED, Answer, deliver
from clauseline.cli.arguments import ARGUMENTS


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command that `arguments` name; its exit status."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Drafts are in any language, whatever the terminal's is.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return deliver(lambda: _answer(options), sys.stdout, sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED


def run() -> NoReturn:
    """The same as a program."""
    sys.exit(main())


def _parser() -> ArgumentParser:
    parser = ArgumentParser("clauseline", description="Standards drafts, clause by clause.")
    parser.add_argument("--version", action="version", version=f"clauseline {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (sentence, add_arguments) in ARGUMENTS.items():
        add_arguments(commands.add_parser(name, help=sentence, description=sentence))
    return parser


def _answer(options: Namespace) -> Answer:
    # Only here: what one command is made of takes others longer to load than their own work.
    answer: Answer = import_module(f"clauseline.cli.{options.command}").answer(options)
    return answer
