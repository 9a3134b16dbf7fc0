"""Every entry is found in its own example, and what merely looks like one is not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from clauseline.comparing.kinds.telling import KIND_LANGUAGES, KindEntry, kind_of, words_of_kinds


@pytest.mark.parametrize(
    ("language", "entry"),
    [(language, entry) for language in KIND_LANGUAGES for entry in words_of_kinds(language).entries],
)
def test_an_entry_is_found_in_its_examples(language: str, entry: KindEntry):
    assert entry.examples
    for example in entry.examples:
        before, words, after = example.split("*")
        told = kind_of(before + words + after, language)
        assert told is not None
        assert told == (entry.kind, words, entry.came)


def test_each_file_is_read():
    folder = files("clauseline.comparing.kinds")
    assert {one.name for one in folder.iterdir() if one.name.startswith("words_")} == {
        f"words_{one}.toml" for one in KIND_LANGUAGES
    }
