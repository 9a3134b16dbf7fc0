from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.models import Annotation, CommentSet, Consultation, Hint, Placement, Reply, Review
from annotations.queries.checks import faults
from project.sample import loading
from proposals.models import Body, Comparison, Job, Version
from tests import factories

pytestmark = pytest.mark.django_db

ROWS = (Version, Annotation, CommentSet, Consultation, Reply, Review)


def counts() -> list[int]:
    return [model.objects.count() for model in ROWS]


def test_loaded_twice_it_is_there_once_among_rows_that_resemble_it():
    loading.load()
    before = counts()
    of = Version.objects.get(number="FGXW-O-047")
    factories.body(name="Another group", short_name="FGXW")
    factories.version(proposal=factories.proposal(number=of.proposal.number), number=of.number)
    loading.load()
    assert counts() == [before[0] + 1, *before[1:]]
    assert Body.objects.filter(short_name="FGXW").count() == 2


def test_an_older_sample_gets_what_it_lacks():
    loading.load()
    before = counts()
    forget_third_draft()
    of = Version.objects.get(number="FGXW-O-047")
    factories.version(proposal=factories.proposal(number=of.proposal.number), number=of.number)
    loading.load()
    assert counts() == [before[0] + 1, *before[1:]]
    assert Version.objects.get(number="FGXW-O-088").proposal == of.proposal


def forget_third_draft() -> None:
    """The rows of a sample from the time before there was a third draft."""
    version = Version.objects.get(number="FGXW-O-088")
    version.consultations.get().comment_sets.all().delete()
    for rows in (version.consultations, version.annotations, version.reviews, version.placements):
        rows.all().delete()
    Comparison.objects.filter(new_version=version).delete()
    Job.objects.filter(target=version.pk).delete()
    version.current_reading = None
    version.save()
    version.readings.all().delete()
    version.delete()


def test_it_tells_a_story():
    loading.load()
    third = Version.objects.get(number="FGXW-O-088")
    assert set(Comparison.objects.exclude(ready_at=None).values_list("old_version__number", "new_version__number")) == {
        ("FGXW-I-031", "FGXW-O-047"),
        ("FGXW-O-047", "FGXW-O-088"),
        ("FGXW-I-031", "FGXW-O-088"),
    }
    assert Counter(Placement.objects.filter(version=third).values_list("state", flat=True)) == {
        "same": 6,
        "reworded": 4,
        "moved": 2,
        "to-confirm": 2,
        "gone": 6,
    }
    assert set(third.hints.values_list("state", flat=True)) == set(Hint.State.values)
    assert Annotation.objects.get(state=Annotation.State.DISMISSED).reason[:21] == "The note is harmless,"


def test_one_set_is_frozen_and_one_is_ready_to_be_frozen_in_time():
    loading.load()
    frozen, ready = CommentSet.objects.get(slug="sample"), CommentSet.objects.get(slug="sample-ready")
    assert (frozen.state, frozen.comments.count()) == (CommentSet.State.FROZEN, 15)
    assert (ready.state, ready.comments.count(), faults(ready)) == (CommentSet.State.DRAFT, 11, [])
    deadline = ready.consultation.deadline
    assert deadline is not None
    assert timedelta(days=11) < deadline - timezone.now() < timedelta(days=13)
