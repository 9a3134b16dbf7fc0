"""What texts of clauses and their titles mean, as an encoder tells it: all of it is made anew from them."""

from __future__ import annotations

from django.db import models

from proposals.models.reading import Reading


class TextVectors(models.Model):
    """The vectors of some texts, as `PackedVectors` packs them; `edition` says by which encoder, of which pieces.

    `means`, by which texts are searched, is empty for titles.
    """

    edition = models.CharField(max_length=40)
    keys = models.BinaryField()
    means = models.BinaryField()
    sizes = models.BinaryField()
    pieces = models.BinaryField()


class EncodedText(models.Model):
    """A text or a title whose vectors are in the row `vectors`; `key` names it for one edition, as the engine does."""

    key = models.CharField(max_length=64, unique=True)
    vectors = models.ForeignKey(TextVectors, on_delete=models.CASCADE, related_name="texts")


class EncodedPlace(models.Model):
    """That it stands in a reading that is shown of a version."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="encoded", db_index=False)
    text = models.ForeignKey(EncodedText, on_delete=models.CASCADE, related_name="places")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "text"], name="one_place_a_reading")]
