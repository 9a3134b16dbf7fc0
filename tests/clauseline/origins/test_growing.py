"""A text that says the same again and again takes no more of the machine than another one."""

from __future__ import annotations

import random

from clauseline.comparing.details.sides import overlap
from clauseline.origins import Library, Shared, Source, origins_of, shared
from clauseline.origins.finding import GramsInPlace, _outside
from clauseline.origins.seeds import SoughtText
from tests.calls import grows
from tests.factories import outline, paragraphs


def alike(size: int, seed: int) -> str:
    chance = random.Random(seed)
    drawn = ((chance.randrange(4 * size), chance.randrange(4 * size)) for _ in range(size))
    told = (f"The platform shall keep w{one} of the user and may share w{other} with a court." for one, other in drawn)
    return " ".join(told)


def test_passages_are_grown_as_often_as_the_text_is_long():
    assert grows(lambda size: shared(alike(size, 1), alike(size, 2)), 100) < 4.5


def test_all_of_a_text_that_repeats_itself_is_found():
    text = alike(40, 1)
    assert [(one.start, one.end) for one in shared(text, text)] == [(0, len(text) - 1)]


def test_grams_outside_passages_and_within_them_are_those_that_looking_at_each_finds():
    ours, chance = SoughtText.of(alike(20, 3)), random.Random(4)
    starts, ends = ours.words.start[ours.first], ours.words.end[ours.behind - 1]
    for count in (0, 1, 5, 30):
        spans = [Shared(at, at + chance.randrange(1, 90), 0, 0) for at in (chance.randrange(900) for _ in range(count))]
        places = list(zip(starts.tolist(), ends.tolist(), strict=True))
        expected = [all(overlap(place, span[:2]) <= 0 for span in spans) for place in places]
        assert _outside(ours, spans).tolist() == expected
        for span in spans:
            stand = zip(ours.grams.tolist(), places, strict=True)
            inside = {gram for gram, (start, end) in stand if span.start <= start and end <= span.end}
            assert GramsInPlace(ours).within(span.start, span.end).tolist() == sorted(inside)


def test_origins_of_a_long_clause_grow_with_it():
    def run(size: int) -> None:
        texts = [outline(paragraphs("1", "Records", alike(size, seed))) for seed in (1, 2)]
        origins_of(texts[0], among=Library([Source("a", texts[1], "p")]))

    assert grows(run, 100) < 4.5
