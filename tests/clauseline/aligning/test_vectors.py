import numpy as np

from clauseline.aligning import Vectors, key_of
from clauseline.aligning.vectors import LONGEST, MOST, pieces


class Counting:
    """An encoder that tells lengths, and remembers what it was asked."""

    name = "counting 1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences):
        self.asked += sentences
        found = np.zeros((len(sentences), 512), np.float16)
        found[:, 0] = 1
        return found


def test_labels_are_no_part_of_a_piece():
    assert pieces("3.1.2 Keep the record.\na) Delete it.") == ["Keep the record.", "Delete it."]


def test_a_long_text_has_few_pieces_and_short_ones():
    found = pieces("\n".join(f"Sentence number {k}." for k in range(100)) + "\n" + "x" * 5_000)
    assert (len(found), max(map(len, found))) == (MOST, LONGEST)


def test_equal_texts_are_encoded_once():
    encoder = Counting()
    found = Vectors(encoder).of(["One. Two.", "Three.", "One. Two.", ""])
    assert encoder.asked == ["One.", "Two.", "Three."]
    assert [len(one) for one in found] == [2, 1, 2, 0]


def test_the_mean_has_length_one_or_none():
    found = Vectors(Counting()).means(["One. Two.", ""])
    assert [round(float(np.linalg.norm(row)), 3) for row in found] == [1.0, 0.0]


def test_the_key_names_the_encoder():
    one, two = Counting(), Counting()
    two.name = "counting 2"
    assert key_of("Text", one) == key_of("Text", one) != key_of("Text", two)
