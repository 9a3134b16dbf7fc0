"""Programs that have no command of their own for this: `python -m tests.benchmarks.peer NAME OLD NEW`.

Heavy packages are imported by the one that needs them, so that each pays for its own.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path


def redlines(old: Path, new: Path) -> str:
    from redlines import Redlines

    return str(Redlines(old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8")).output_markdown)


def docxodus(old: Path, new: Path) -> str:
    from python_redlines import DocxodusEngine

    written, _, _ = DocxodusEngine().run_redline("Benchmark", old.read_bytes(), new.read_bytes())
    return f"{len(written)} bytes"


def xmldiff(old: Path, new: Path) -> str:
    """The main parts of two Word documents as trees, as quickly as it can."""
    from xmldiff.main import diff_texts

    trees = (zipfile.Path(path, "word/document.xml").read_bytes() for path in (old, new))
    return str(diff_texts(*trees, diff_options={"fast_match": True}))


def diff_match_patch(old: Path, new: Path) -> str:
    from diff_match_patch import diff_match_patch as engine

    differ = engine()
    differ.Diff_Timeout = 0
    return str(differ.diff_main(old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8")))


def difflib(old: Path, new: Path) -> str:
    ours, theirs = (path.read_text(encoding="utf-8").split() for path in (old, new))
    return str(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())


def word(text: Path, out: Path) -> str:
    """Writes the clauses of a text as a Word document, for programs that compare nothing else."""
    from tests.benchmarks.printing import document_of

    document_of(text).save(str(out))
    return ""


RUNS: dict[str, Callable[[Path, Path], str]] = {
    run.__name__: run for run in (redlines, docxodus, xmldiff, diff_match_patch, difflib, word)
}

if __name__ == "__main__":
    sys.stdout.write(RUNS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3])))
