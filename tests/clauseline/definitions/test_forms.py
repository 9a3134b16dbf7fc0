from __future__ import annotations

import pytest

from clauseline.definitions.forms import is_term


@pytest.mark.parametrize("words", ["harbour master", "Hafen", "pier of a harbour", "die Wache", "log in"])
def test_names_of_terms(words: str):
    assert is_term(words)


@pytest.mark.parametrize(
    "words", ["die nach Hafenrecht für", "der für Boote zuständige", "a pier with p posts has 3*p"]
)
def test_what_goes_on_or_is_a_formula_names_no_term(words: str):
    assert not is_term(words)
