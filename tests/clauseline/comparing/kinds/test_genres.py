"""What kind of text a draft is, by its title or its clauses."""

from __future__ import annotations

import pytest

from clauseline.comparing.kinds.genres import genre_words, guess_genre
from clauseline.vocabulary import GENRES


@pytest.mark.parametrize(
    ("genre", "title"), [(genre, title) for genre, one in genre_words().items() for title in one["examples"]]
)
def test_a_title_tells(genre: str, title: str):
    assert guess_genre(title, {}) == genre


def test_each_genre_has_words():
    assert {*genre_words()} == {*GENRES}


@pytest.mark.parametrize(
    ("kinds", "genre"),
    [({"article": 5, "chapter": 2}, "law"), ({"clause": 9, "article": 4}, None), ({"term": 2}, "standard")],
)
def test_clauses_tell_where_the_title_does_not(kinds: dict[str, int], genre: str | None):
    assert guess_genre("On the northern pier", kinds) == genre
