from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import canonical
from clauseline.reading.structure.places import canonical_places
from tests.ending import comes_to_an_end

SIGNS = "a \t\n\u00adé章\U0001f600" + "e\u0301\u0316\u0323\u0338<\u1100\u1161\u11a8か\u3099क\u093c\u2003"


@given(st.text(alphabet=SIGNS, max_size=24), st.lists(st.integers(-2, 26), max_size=8))
@settings(max_examples=400)
def test_a_place_is_the_length_of_what_stands_before_it(text: str, places: Sequence[int]):
    assert canonical_places(text, places) == [len(canonical(text[: max(0, place)])) for place in places]


@comes_to_an_end
def test_many_places_are_found_in_one_pass():
    assert canonical_places("é " * 50_000, range(100_000))[-1] == 99_999
