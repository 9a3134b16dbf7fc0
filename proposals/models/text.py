"""Texts of clauses, each kept once, and which of them share words: all of it is made anew from the clauses."""

from __future__ import annotations

from django.db import models

from clauseline.vocabulary import BANDS, ORIGIN_METHODS, Band, OriginMethod
from proposals.models.clause import Clause
from proposals.models.reading import Reading
from proposals.models.version import Version


class TextGrams(models.Model):
    """The grams of some distinct texts, as `proposals.packed.grams` packs them; `edition` says what a gram was."""

    edition = models.CharField(max_length=20)
    packed = models.BinaryField()


class DistinctText(models.Model):
    """A text that stands in one clause or in many, word for word: `digest` is that of its code points.

    One that is too short for a gram is no row. Its grams are in the row `grams`.
    """

    digest = models.CharField(max_length=24, unique=True)
    grams = models.ForeignKey(TextGrams, null=True, on_delete=models.SET_NULL, related_name="texts")


class TextPlace(models.Model):
    """A clause in which a distinct text stands, of the reading that is shown of a version."""

    clause = models.OneToOneField(Clause, primary_key=True, on_delete=models.CASCADE, related_name="place")
    text = models.ForeignKey(DistinctText, on_delete=models.CASCADE, related_name="places")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="places")


class TextPair(models.Model):
    """Two distinct texts that share words, or one that stands in several proposals; or, by the method `meaning`, two in
    different languages that may say the same.

    To share words is a fact; of another method `band` says how sure it is. `spans` has for each passage its start and
    end in `one`, those in `other`, and what the shared words weigh; by meaning it is all of both, which weighs nothing.
    `engine` found it, that of `clauseline.origins`.
    """

    one = models.ForeignKey(DistinctText, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(DistinctText, on_delete=models.CASCADE, related_name="+")
    method: models.CharField[OriginMethod, OriginMethod] = models.CharField(
        max_length=8, choices=[(method, method) for method in ORIGIN_METHODS]
    )
    band: models.CharField[Band, Band] = models.CharField(
        max_length=8, choices=[(band, band) for band in BANDS], default="fact"
    )
    engine = models.CharField(max_length=40)
    spans = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other", "method"], name="one_pair_a_method")]


class OriginRun(models.Model):
    """That the origins of a version's `reading` were looked for, by which engine."""

    version = models.OneToOneField(Version, primary_key=True, on_delete=models.CASCADE, related_name="origin_run")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="+")
    engine = models.CharField(max_length=20)


class MeaningRun(models.Model):
    """That it was looked for what says in other languages what a version's `reading` says, by which engine."""

    version = models.OneToOneField(Version, primary_key=True, on_delete=models.CASCADE, related_name="meaning_run")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="+")
    engine = models.CharField(max_length=40)
