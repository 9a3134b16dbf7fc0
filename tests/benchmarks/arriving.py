"""How well marked passages are found in other drafts: `python -m tests.benchmarks.arriving FOLDER [--edited RATE]`.

FOLDER has a folder for each proposal with its versions, as `finding_origins` takes it (`--same` too). On a scratch site
40 passages are marked in half of the families, and each is planted in one of 20 drafts of the others, with so many of
its words edited. It prints how many are found, and how many arrivals a draft are none of these. `--translated PAIRS`
instead marks 40 clauses of documents in two languages, a folder as that of `tests.benchmarks.aligning`, and plants
what the other side says, as clauses of their own. `--size` marks 1,000 clauses of a version of 1,500, of which 20
drafts take some, and prints what it costs to find them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clauseline.anchoring import Anchor, anchor_at
from clauseline.origins.words import words_of
from clauseline.outline import Outline
from tests.benchmarks import aligning
from tests.benchmarks.finding_origins import Draft, drafts
from tests.benchmarks.planting import HAN, edited
from tests.benchmarks.scratch import scratch

MARKED, DRAFTS = 40, 20
EACH = MARKED // DRAFTS
SIZES = {"en": (20, 90), "zh": (40, 180)}
SAYING = 12
"""Words of a clause that is marked to turn up in another language, at least."""
CLAUSES, REMARKS = 1500, 1000


def passages(sources: Sequence[Draft], count: int, chance: random.Random) -> Iterator[tuple[Draft, int, Anchor]]:
    """So many passages of these drafts: the draft, the place of the clause, and where it stands there."""
    while count:
        draft = chance.choice(sources)
        place = chance.randrange(len(draft.outline.clauses))
        text = draft.outline.clauses[place].text
        words, size = words_of(text), chance.randint(*SIZES.get(draft.outline.language, SIZES["en"]))
        if len(words) < size:
            continue
        first = chance.randint(0, len(words) - size)
        yield draft, place, anchor_at(text, int(words.start[first]), int(words.end[first + size - 1]))
        count -= 1


def planted(host: Draft, quotes: Sequence[str], chance: random.Random) -> dict[int, str]:
    """The texts of clauses of `host`, by their places, in which these words stand now."""
    long = [n for n, clause in enumerate(host.outline.clauses) if len(words_of(clause.text)) >= 20]
    found: dict[int, str] = {}
    for place, quote in zip(chance.sample(long, len(quotes)), quotes, strict=True):
        text = host.outline.clauses[place].text
        cut = int(words_of(text).start[chance.randrange(len(words_of(text)))])
        found[place] = f"{text[:cut]}{quote} {text[cut:]}"
    return found


def halves(of: Sequence[Draft], chance: random.Random) -> tuple[list[Draft], list[Draft]]:
    """The newest drafts of half of the families, and as many as are planted in of the others."""
    families = sorted({one.family for one in of})
    chance.shuffle(families)
    marked = families[: len(families) // 2]
    newest = {one.folder: one for one in of if one.family in marked}
    others = [one for one in of if one.family not in marked and _long(one) >= EACH]
    chance.shuffle(others)
    return list(newest.values()), [others[n % len(others)] for n in range(DRAFTS)]


def _long(draft: Draft) -> int:
    return sum(len(words_of(clause.text)) >= 20 for clause in draft.outline.clauses)


@dataclass(slots=True)
class Counted:
    """How many of the passages that were planted a person is told, and how many others."""

    person: Any
    found: int = 0
    stray: int = 0

    def count(self, version: Any, wanted: set[tuple[int, str]]) -> None:
        """What is told in a version; `wanted` are the keys of the annotations and the numbers of their clauses."""
        from annotations.queries.arrivals import listed

        rows = listed(self.person).filter(version=version)
        told = set(rows.values_list("annotation", "place__clause__number"))
        self.found += len(told & wanted)
        self.stray += len(told - wanted)

    def __str__(self) -> str:
        return f"{self.found} of {MARKED} found, {self.stray / DRAFTS:.2f} others a draft ({self.stray} in {DRAFTS})"


def measure(of: Sequence[Draft], rate: float) -> str:
    """How many of the passages are found where they were planted, on empty tables."""
    from tests import factories as make
    from tests.annotations.remarks import remark

    chance = random.Random(f"arriving {rate}")
    sources, hosts = halves(of, chance)
    words = [word for one in of for c in one.outline.clauses for word in HAN.findall(c.text) or c.text.split()]
    ana = make.person()
    team = make.team(ana)
    versions = {id(one): _stored([c.text for c in one.outline.clauses], one.outline.language) for one in sources}
    by_host: dict[int, list[tuple[int, Anchor]]] = defaultdict(list)
    for number, (draft, place, anchor) in enumerate(passages(sources, MARKED, chance)):
        said = remark(versions[id(draft)], ana, team, number=str(place), quote=anchor.quote)
        by_host[number % DRAFTS].append((said.pk, anchor))
    counted = Counted(ana)
    for number, host in enumerate(hosts):
        quotes = [edited(anchor.quote, rate, words, chance) for _, anchor in by_host[number]]
        texts = {n: clause.text for n, clause in enumerate(host.outline.clauses)}
        places = planted(host, quotes, chance)
        version = _stored([(texts | places)[n] for n in sorted(texts)], host.outline.language)
        counted.count(version, {(pk, str(n)) for (pk, _), n in zip(by_host[number], places, strict=True)})
    return f"{rate:.0%} edited: {counted}"


def across(of: Sequence[Draft], documents: Sequence[aligning.Document]) -> str:
    """How many of the clauses are found whose other side was planted, on empty tables."""
    from tests import factories as make
    from tests.annotations.remarks import remark

    chance = random.Random("across")
    hosts: dict[str, list[Draft]] = defaultdict(list)
    for draft in chance.sample(of, len(of)):
        hosts[draft.outline.language].append(draft)
    ana = make.person()
    team = make.team(ana)
    chosen = chance.sample([one for one in _sides(documents) if one.there.language in hosts], MARKED)
    versions: dict[int, Any] = {}
    by_language: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for side in chosen:
        if id(side.here) not in versions:
            versions[id(side.here)] = _stored([c.text for c in side.here.clauses], side.here.language, across=True)
        home, place = versions[id(side.here)], side.pair[0]
        said = remark(home, ana, team, number=str(place), quote=side.here.clauses[place].text)
        by_language[side.there.language].append((said.pk, side.there.clauses[side.pair[1]].text))
    counted = Counted(ana)
    for language, marks in by_language.items():
        for first in range(0, len(marks), EACH):
            host = hosts[language][first // EACH % len(hosts[language])]
            rows = [(0, clause.text) for clause in host.outline.clauses]
            for mark in marks[first : first + EACH]:
                rows.insert(chance.randrange(len(rows)), mark)
            version = _stored([text for _, text in rows], language, across=True)
            counted.count(version, {(pk, str(n)) for n, (pk, _) in enumerate(rows) if pk})
    return f"translated: {counted}"


@dataclass(frozen=True, slots=True)
class Side:
    """A clause of one text and what says the same in another language, by their places."""

    here: Outline
    there: Outline
    pair: tuple[int, int]


def _sides(documents: Sequence[aligning.Document]) -> Iterator[Side]:
    """Each known pair of clauses that say enough, from either side."""
    for one in documents:
        for i, j in sorted(one.truth):
            if all(len(words_of(c.text)) >= SAYING for c in (one.old.clauses[i], one.new.clauses[j])):
                yield Side(one.old, one.new, (i, j))
                yield Side(one.new, one.old, (j, i))


def _stored(texts: Sequence[str], language: str, *, across: bool = False):
    """A version of a proposal of its own with a clause for each of these, looked through: `across` languages too."""
    from tests.factories import paragraphs
    from tests.proposals.looking import looked, meant

    clauses = [paragraphs(str(n), "", text) for n, text in enumerate(texts)]
    return (meant if across else looked)(*clauses, language=language)


def cost(of: Sequence[Draft]) -> Iterator[str]:
    """What it takes at 1,000 remarks on 1,500 clauses, of which 20 drafts have some."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from annotations.models import Annotation, Arrival
    from annotations.queries.arrival_entries import arrival_entries, with_marks
    from annotations.queries.arrivals import ArrivalChoice
    from annotations.services import arrivals
    from tests import factories as make

    chance = random.Random("size")
    texts = sorted({c.text for one in of for c in one.outline.clauses if 20 <= len(words_of(c.text)) <= 300})
    chance.shuffle(texts)
    own, rest = texts[:CLAUSES], texts[CLAUSES:] or texts
    ana = make.person()
    team = make.team(ana)
    home = _stored(own, "en")
    clauses = list(home.current_reading.clauses.order_by("order")[:REMARKS])
    facts = {"version": home, "team": team, "author": ana, "comment": "About it.", "vocabulary": "1"}
    Annotation.objects.bulk_create(Annotation(key=one.key, scope="clause", **facts) for one in clauses)
    taken = [_stored([*chance.sample(own, CLAUSES // 10), *rest[:150]], "en") for _ in range(DRAFTS)]

    def timed(name: str, work) -> str:
        before = time.process_time()
        with CaptureQueriesContext(connection) as asked:
            work()
        return f"{name:52}{time.process_time() - before:7.2f} CPU s, {len(asked)} queries"

    yield f"{connection.vendor}: {REMARKS} remarks on {len(own)} clauses, {Arrival.objects.count()} arrivals"
    yield timed(
        "what is marked elsewhere, in a draft of 300 clauses", lambda: arrivals.renew(taken[-1].current_reading)
    )
    whole = _stored(own, "en")
    yield timed("the same, in a draft of all 1,500 clauses", lambda: arrivals.renew(whole.current_reading))
    yield timed("where 1,000 remarks turn up", lambda: arrivals.renew(home.current_reading))
    one = Annotation.objects.latest("pk").pk
    yield timed("where one remark turns up", lambda: arrivals.follow([one]))
    rows = with_marks(ArrivalChoice().of(ana))
    yield timed("the first page of the list", lambda: arrival_entries(rows[:50], ana))


def told(of: Sequence[Draft], asked: argparse.Namespace) -> Iterator[str]:
    """What was asked for."""
    if asked.size:
        yield from cost(of)
    elif asked.translated:
        yield across(of, [aligning.load(path) for path in sorted(asked.translated.glob("*.json"))])
    else:
        yield measure(of, asked.edited)


def main(arguments: Sequence[str]) -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--same", nargs="*", default=[])
    parser.add_argument("--edited", type=float, default=0.0)
    parser.add_argument("--translated", type=Path)
    parser.add_argument("--size", action="store_true")
    asked = parser.parse_args(arguments)
    of = list(drafts(asked.folder, asked.same))
    with scratch():
        for line in told(of, asked):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
