from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.hashing import CHUNK, hash_words


def _words(*texts: str) -> list[tuple[int, str]]:
    found = hash_words(texts)
    columns = zip(found.owner.tolist(), found.start.tolist(), found.end.tolist(), strict=True)
    return [(owner, texts[owner][start:end]) for owner, start, end in columns]


def test_words_and_single_han_characters_with_their_places():
    assert _words("Keep 3 logs, now", "", "保存logs😀日志") == [
        (0, "Keep"), (0, "3"), (0, "logs"), (0, "now"),
        (2, "保"), (2, "存"), (2, "logs"), (2, "日"), (2, "志"),
    ]  # fmt: skip


def test_equal_words_have_equal_hashes_whatever_their_case_and_place():
    first, second, third = hash_words(["Logs are", "x logs"]).hashes[[0, 1, 3]].tolist()
    assert first == third
    assert first != second


@given(st.lists(st.text(max_size=12), max_size=5))
def test_words_lie_inside_their_texts(texts: list[str]):
    for _owner, word in _words(*texts):
        assert word
        assert not any(character.isspace() for character in word)


def test_a_word_has_its_hash_in_whatever_part_of_the_texts_it_stands():
    hashes = hash_words(["logs", "x " * CHUNK + "logs", "y" * 3 * CHUNK, "kept logs"]).hashes.tolist()
    assert hashes[0] == hashes[CHUNK + 1] == hashes[-1]
    assert len(set(hashes)) == 4
