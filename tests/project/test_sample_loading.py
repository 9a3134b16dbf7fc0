from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from annotations.models import (
    Annotation,
    CommentSet,
    Consultation,
    HintDecision,
    OriginDecision,
    PairDecision,
    Placement,
    Reply,
    Review,
)
from annotations.queries.checks import faults
from project.sample import loading
from proposals.models import Body, Comparison, Contributor, Job, User, Version
from tests import factories, large
from tests.proposals.looking import told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]

ROWS = (Version, Annotation, CommentSet, Consultation, Reply, Review)


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The sample, loaded once."""
    with django_db_blocker.unblock(), large.for_a_module():
        loading.load()
        yield


def counts() -> list[int]:
    return [model.objects.count() for model in ROWS]


def test_loaded_twice_it_is_there_once_among_rows_that_resemble_it():
    before = counts()
    of = Version.objects.get(number="FGXW-O-047")
    factories.body(name="Another group", short_name="FGXW")
    factories.version(proposal=factories.proposal(number=of.proposal.number), number=of.number)
    loading.load()
    assert counts() == [before[0] + 1, *before[1:]]
    assert Body.objects.filter(short_name="FGXW").count() == 2


def test_an_older_sample_gets_what_it_lacks():
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
    third = Version.objects.get(number="FGXW-O-088")
    assert set(Comparison.objects.exclude(ready_at=None).values_list("old_version__number", "new_version__number")) == {
        ("FGXW-I-031", "FGXW-O-047"),
        ("FGXW-O-047", "FGXW-O-088"),
        ("FGXW-I-031", "FGXW-O-088"),
        ("T/XWSG 001—2023", "FGXW-I-031"),
    }
    assert Counter(Placement.objects.filter(version=third).values_list("state", flat=True)) == {
        "same": 6,
        "reworded": 4,
        "moved": 2,
        "to-confirm": 2,
        "gone": 6,
    }
    decided = set(HintDecision.objects.filter(hint__version=third).values_list("state", flat=True))
    assert decided == {"accepted", "dismissed"}
    assert third.hints.filter(decisions=None).exists()
    assert str(third.proposal.keeper) == str(third.team) == loading.TEAM
    assert Annotation.objects.get(state=Annotation.State.DISMISSED).reason[:21] == "The note is harmless,"


def test_words_are_followed_from_an_industry_text_to_the_last_draft_and_people_confirmed_two_steps():
    viewer = User.objects.get(username="reader")
    assert shared(version("T/XWSG 001—2023"), viewer) == [
        (number, "T/XWIA 012", source, "", "earlier", "derived-from")
        for number, source in (
            ("6.1", "5.1"),
            ("6.2", "5.2"),
            ("7.2", "6.1"),
            ("7.3", "6.2"),
            ("7.4", "6.3"),
            ("8.1", "8.1"),
        )
    ]
    third = shared(version("FGXW-O-088"), viewer)
    assert [row[:3] for row in third] == [
        *((f"6.{number}", "FGXW-I-058", f"3.{number}") for number in range(1, 6)),
        ("9.4", "FGXW-I-066", "3.2"),
        ("9.4", "FGXW-I-066", "3.1"),
    ]
    kinds = dict(Contributor.objects.values_list("name", "kind"))
    assert kinds == {
        "天禾移动": "company",
        "示例身份技术研究所（虚构）": "institute",
        "Tianhe Mobile": "company",
        "FGXW Working Group 6": "body",
        "European Virtual Rights Forum": "civil-society",
    }
    origin, pair = OriginDecision.objects.get(), PairDecision.objects.get()
    assert (origin.state, pair.state) == ("confirmed", "confirmed")
    assert (origin.version.number, origin.source_version.number) == ("T/XWSG 001—2023", "T/XWIA 012—2022")
    assert (pair.old_version.number, pair.new_version.number) == ("T/XWSG 001—2023", "FGXW-I-031")


def shared(draft: Version, viewer: User) -> list[tuple[str, ...]]:
    """Its origins in its own language."""
    same = Version.objects.filter(language=draft.language).values_list("proposal__number", flat=True)
    return [row for row in told(draft, viewer) if row[1] in set(same)]


def version(number: str) -> Version:
    return Version.objects.with_state().get(number=number)


def test_one_set_is_frozen_and_one_is_ready_to_be_frozen_in_time():
    frozen, ready = CommentSet.objects.get(slug="sample"), CommentSet.objects.get(slug="sample-ready")
    assert (frozen.state, frozen.comments.count()) == (CommentSet.State.FROZEN, 15)
    assert (ready.state, ready.comments.count(), faults(ready)) == (CommentSet.State.DRAFT, 11, [])
    deadline = ready.consultation.deadline
    assert deadline is not None
    assert timedelta(days=11) < deadline - timezone.now() < timedelta(days=13)


def test_nothing_waits_for_a_worker():
    assert not Job.objects.exclude(state__in=Job.OVER).exists()
