"""`python -m tests.benchmarks.hinting [FILE ...] [--markdown PAGE]`: what hints reach.

It prints a table of the clauses that were written and labelled for this (`hinted_clauses.txt`), and of the passages of
the given drafts that were labelled by hand, which `hinted_passages.txt` knows by their hashes alone. For each draft it
says how many hints it gets. With `--markdown` the tables take the place of what stands in the page under its heading
"The figures".
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from clauseline import read
from clauseline.concerns import hints, peopled
from clauseline.vocabulary import HintBearing
from tests.benchmarks.comparing import with_figures
from tests.benchmarks.table import Table, as_markdown, plain

HERE = Path(__file__).resolve().parent
LENGTH = {"en": 650, "zh": 300}
"""Code points up to which the paragraphs of a clause make one passage."""
TOLD: tuple[HintBearing, ...] = ("touches", "guards", "raises")
"""What is told of several hints to a concern in one text is the last of these."""
PER_WORD = 1.7
"""Code points that count as a word of Chinese."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, the concerns that must be said of it and those that may: + raised, - guarded against, ? either.

    `in_peopled` is whether its draft is about people, None where there is no draft.
    """

    text: str
    language: str
    must: Mapping[str, str]
    may: Mapping[str, str]
    in_peopled: bool | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """Counts: hints said by concern and text, those with a right concern; those said to raise and how many are right in
    both; those said to guard and how many are right in both; texts that need a hint and those without any; texts that
    need none.
    """

    said: int = 0
    right: int = 0
    raised: int = 0
    raised_right: int = 0
    guarded: int = 0
    guarded_right: int = 0
    needing: int = 0
    quiet: int = 0
    silent: int = 0
    kept_silent: int = 0

    def __add__(self, other: Reached) -> Reached:
        return Reached(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def row(self, name: str) -> list[str]:
        """Its cells in the table."""
        return [
            name,
            share(self.right, self.said),
            share(self.raised_right, self.raised),
            share(self.guarded_right, self.guarded),
            share(self.needing - self.quiet, self.needing),
            share(self.kept_silent, self.silent),
        ]


HEADS = ("texts", "concern right", "raising right", "guarding right", "not overlooked", "rightly silent")


def share(part: int, whole: int) -> str:
    """As people read it: 9 of 10."""
    return f"{part} of {whole}"


def reached(text: Labelled) -> Reached:
    """What is said of one text, beside what is right."""
    said: dict[str, HintBearing] = {}
    for hint in hints(text.text, text.language, in_peopled=text.in_peopled):
        said[hint.concern] = max(said.get(hint.concern, "touches"), hint.bearing, key=TOLD.index)
    wanted = {**text.may, **text.must}
    raised, guarded = ([concern for concern, bearing in said.items() if bearing == one] for one in ("raises", "guards"))
    return Reached(
        said=len(said),
        right=sum(concern in wanted for concern in said),
        raised=len(raised),
        raised_right=sum(wanted.get(concern, "") in ("+", "?") for concern in raised),
        guarded=len(guarded),
        guarded_right=sum(wanted.get(concern, "") in ("-", "?") for concern in guarded),
        needing=bool(text.must),
        quiet=bool(text.must) and not said,
        silent=not wanted,
        kept_silent=not wanted and not said,
    )


def labels(written: str) -> dict[str, str]:
    """`retention+ children?` as a mapping."""
    return {label[:-1]: label[-1] for label in written.split()}


def lines(name: str) -> Iterator[list[str]]:
    """The rows of a data file, cell by cell; lines that start with # are remarks."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|", 2)]


def own_clauses() -> list[Labelled]:
    """Those that were written to be labelled."""
    return [Labelled(text, language, labels(must), {}) for language, must, text in lines("hinted_clauses.txt")]


def passages(clause: str, language: str) -> Iterator[str]:
    """The paragraphs of a clause, several short ones together."""
    length, held = LENGTH.get(language, LENGTH["en"]), ""
    for paragraph in clause.split("\n"):
        if held and len(held) + len(paragraph) > length:
            yield held
            held = ""
        held = f"{held}\n{paragraph}".strip()
    if held:
        yield held


def digest(passage: str) -> str:
    """By what a passage is known."""
    return hashlib.sha256(passage.encode()).hexdigest()[:16]


def known_passages(clauses: Sequence[str], language: str) -> Iterator[Labelled]:
    """The passages of a draft that were labelled, as the draft lets them speak."""
    in_peopled = peopled(clauses, language)
    known = {key: (labels(must), labels(may)) for key, must, may in lines("hinted_passages.txt")}
    for clause in clauses:
        for passage in passages(clause, language):
            if (key := digest(passage)) in known:
                yield Labelled(passage, language, *known[key], in_peopled)


def words(text: str, language: str) -> float:
    """How many words a text has."""
    return len(text) / PER_WORD if language == "zh" else len(text.split())


def draft_row(name: str, clauses: list[str], language: str) -> list[str]:
    """How many hints a draft gets, and how fast."""
    begun = time.process_time()
    about_people = peopled(clauses, language)
    said = [hint for clause in clauses for hint in hints(clause, language, in_peopled=about_people)]
    taken = max(time.process_time() - begun, 0.001)
    count = sum(words(clause, language) for clause in clauses)
    raising = sum(hint.bearing == "raises" for hint in said)
    per = f"{raising / max(count, 1) * 10_000:.2f}"
    speed = f"{sum(map(len, clauses)) / taken / 1000:.0f}"
    return [name, "yes" if about_people else "no", f"{count:.0f}", str(len(said)), str(raising), per, speed]


def tables(files: Iterable[Path]) -> Iterator[Table]:
    """All of them."""
    found: dict[str, Reached] = defaultdict(Reached)
    drafts = []
    for text in own_clauses():
        found[f"written for this, {text.language}"] += reached(text)
    for file in files:
        outline = read(file.read_bytes(), file.name)
        clauses, language = [clause.text for clause in outline.clauses], outline.language.partition("-")[0]
        drafts.append(draft_row(file.name, clauses, language))
        for passage in known_passages(clauses, language):
            kind = "about people" if passage.in_peopled else "about none"
            found[f"passages of drafts {kind}, {language}"] += reached(passage)
    yield Table("What suggested concerns reach", HEADS, [counts.row(name) for name, counts in found.items()])
    per_words, speed = "raising in 10,000 words", "1,000 characters a s"
    heads = ("draft", "about people", "words", "suggested", "raising", per_words, speed)
    if drafts:
        yield Table("Suggested concerns in drafts", heads, drafts)


def main() -> None:
    """Print them, and put them into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a draft")
    parser.add_argument("--markdown", type=Path, metavar="PAGE", help="put the tables into it")
    told = parser.parse_args()
    found = list(tables(told.files))
    sys.stdout.write("".join(map(plain, found)))
    if told.markdown:
        page = told.markdown.read_text(encoding="utf-8")
        told.markdown.write_text(with_figures(page, "".join(map(as_markdown, found))), encoding="utf-8")


if __name__ == "__main__":
    main()
