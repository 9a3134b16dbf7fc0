"""Every entry is found in its own example, and what merely looks like one is not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from clauseline.comparing.kinds.telling import (
    KIND_LANGUAGES,
    KindEntry,
    PromiseEntry,
    find_promise,
    kind_of,
    promises_of,
    words_of_kinds,
)
from clauseline.vocabulary import SENTENCE_KINDS


@pytest.mark.parametrize(
    ("language", "entry"),
    [(language, entry) for language in KIND_LANGUAGES for entry in words_of_kinds(language).entries],
)
def test_an_entry_is_found_in_its_examples(language: str, entry: KindEntry):
    assert entry.examples
    for example in entry.examples:
        before, words, after = example.split("*")
        told = kind_of(before + words + after, language, in_terms=entry.in_terms)
        assert told is not None
        assert told == (entry.kind, words.strip(), entry.came)


@pytest.mark.parametrize(
    ("language", "entry"),
    [(language, entry) for language in KIND_LANGUAGES for entry in promises_of(language)],
)
def test_a_promise_is_found_in_its_examples(language: str, entry: PromiseEntry):
    assert entry.examples
    for example in entry.examples:
        before, words, after = example.split("*")
        assert find_promise(before + words + after, language) == (entry.level, words)


@pytest.mark.parametrize("language", KIND_LANGUAGES)
def test_each_language_has_every_kind_and_every_promise(language: str):
    words = words_of_kinds(language)
    assert {entry.kind for entry in words.entries} == {*SENTENCE_KINDS} - {"duty"}
    assert {entry.level for entry in promises_of(language)} == {"prohibition", "requirement", "permission"}


def test_each_file_is_read():
    folder = files("clauseline.comparing.kinds")
    assert {one.name for one in folder.iterdir() if one.name.startswith("words_")} == {
        f"words_{one}.toml" for one in KIND_LANGUAGES
    }
