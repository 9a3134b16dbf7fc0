"""The vectors of texts, kept in step with what is shown."""

import numpy as np
import pytest

from clauseline.aligning import Vectors, key_of
from clauseline.aligning.encoder import DIMENSIONS
from proposals.models import EncodedPlace, EncodedText, TextVectors
from proposals.packed.vectors import PackedVectors, read_keys, read_rows
from proposals.queries.readings import current
from proposals.services import erasure, vectors, withdrawals
from tests import factories
from tests.factories import paragraphs
from tests.proposals.encoders import ByWords
from tests.proposals.texts_shared import FACE, FEE, NAME

pytestmark = pytest.mark.django_db


def keep(version, encoder):
    reading = current(version)
    known = vectors.known_of(reading, encoder=encoder)
    texts = [text for row in reading.clauses.values_list("title", "text") for text in row]
    Vectors(encoder, known).of(texts)
    vectors.keep(known, encoder, reading)
    return known


def kept():
    """The names of all texts whose vectors are kept, as their rows and as the packed ones have them."""
    packed = [key for keys in TextVectors.objects.values_list("keys", flat=True) for key in read_keys(bytes(keys))]
    assert sorted(packed) == sorted(EncodedText.objects.values_list("key", flat=True))
    return set(packed)


def test_a_text_and_a_title_are_kept_once_and_known_again():
    encoder = ByWords()
    first = factories.version(paragraphs("1", "Faces", FACE, NAME), paragraphs("2", "Fees", FEE))
    second = factories.version(paragraphs("7", "Faces", FACE, NAME), paragraphs("8", "", ""))
    found = keep(first, encoder)
    asked = len(encoder.asked)
    keep(second, encoder)
    assert len(encoder.asked) == asked
    texts = {f"{FACE}\n{NAME}", FEE, "Faces", "Fees"}
    assert kept() == {key_of(text, encoder) for text in texts}
    known = vectors.known_of(current(first), encoder=encoder)
    assert {key: rows.tolist() for key, rows in known.items()} == {
        key: rows.tolist() for key, rows in found.items() if len(rows)
    }
    assert EncodedPlace.objects.count() == 6
    assert vectors.known_of(current(first), encoder=ByWords("by words 2")) == {}


def test_means_are_there_to_search_by_but_not_for_titles():
    encoder = ByWords()
    keep(factories.version(paragraphs("1", "Faces", FACE, NAME)), encoder)
    means = [read_rows(bytes(row)) for row in TextVectors.objects.order_by("pk").values_list("means", flat=True)]
    assert [len(rows) for rows in means] == [1, 0]
    assert np.allclose(means[0], Vectors(encoder).means([f"{FACE}\n{NAME}"]), atol=1e-3)


def test_a_reading_that_is_not_shown_any_more_is_not_kept():
    encoder = ByWords()
    version = factories.version(paragraphs("1", "Faces", FACE))
    old = current(version)
    keep(version, encoder)
    version.current_reading = factories.reading(version, paragraphs("1", "Names", NAME))
    version.save()
    keep(version, encoder)
    assert kept() == {key_of(text, encoder) for text in ("Names", NAME)}
    vectors.keep({key_of(FACE, encoder): np.zeros((1, DIMENSIONS), np.float16)}, encoder, old)
    assert kept() == {key_of(text, encoder) for text in ("Names", NAME)}


def test_those_of_another_encoder_go_when_a_reading_is_encoded_anew():
    version = factories.version(paragraphs("1", "Faces", FACE))
    keep(version, ByWords())
    keep(version, ByWords("by words 2"))
    assert kept() == {key_of(text, ByWords("by words 2")) for text in ("Faces", FACE)}


def test_they_go_with_their_texts_and_others_stay(django_capture_on_commit_callbacks):
    encoder = ByWords()
    admin = factories.person(is_superuser=True)
    one = factories.version(paragraphs("1", "Faces", FACE), paragraphs("2", "Names", NAME))
    other = factories.version(paragraphs("1", "Fees", FACE))
    keep(one, encoder)
    keep(other, encoder)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(one, reason="A mistake.", by=admin)
    assert kept() == {key_of(text, encoder) for text in ("Fees", FACE)}
    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase_for_law(other, reason="The law.", by=admin)
    assert (kept(), TextVectors.objects.count(), EncodedPlace.objects.count()) == (set(), 0, 0)


def test_packed_vectors_are_read_as_they_were_written():
    rows = [("ab" * 32, np.ones((2, DIMENSIONS), np.float16)), ("cd" * 32, np.zeros((1, DIMENSIONS), np.float16))]
    packed = PackedVectors.of(rows, np.zeros((2, DIMENSIONS), np.float16))
    again = PackedVectors.read(**packed.packed())
    assert [(key, found.tolist()) for key, found in again.each()] == [(key, found.tolist()) for key, found in rows]
    left = again.without({"ab" * 32})
    assert (left.keys, left.sizes.tolist(), left.means.shape) == (("cd" * 32,), [1], (1, DIMENSIONS))
