from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from annotations.models import Annotation
from annotations.queries.search import find
from clauseline.tokens import TOKENIZER, question
from proposals.management import progress
from proposals.models import Job, SearchRow, Version
from proposals.search import index as search
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

RECORD = paragraphs("7.2", "Record", "The platform shall record the gaze of users. 平台保存身份。")
NOTHING = "Written anew: the clauses of 0 versions, and 0 annotations.\n"


@pytest.fixture
def version(reviewer, team):
    made = factories.version(RECORD, proposal=factories.proposal(number="P1"), number="N1")
    remark(made, reviewer, team, number="7.2", comment="Why the gaze?")
    return made


def reindex(capsys, *options: str) -> str:
    call_command("reindex", *options)
    return str(capsys.readouterr().out)


def found(asked: str, person) -> list[str]:
    return [row.kind for row in find(person, question(asked))[:99]]


def test_what_is_right_is_left_alone(version, capsys):
    rows = list(SearchRow.objects.order_by("pk").values())
    assert reindex(capsys) == NOTHING
    assert list(SearchRow.objects.order_by("pk").values()) == rows


@pytest.mark.postgres
def test_rows_of_an_older_release_are_written_anew(version, reviewer, capsys):
    rows = list(SearchRow.objects.order_by("reading", "share").values_list("share", "words"))
    SearchRow.objects.update(tokenizer=TOKENIZER - 1)
    assert reindex(capsys, "--verbosity=2") == "P1 N1\nWritten anew: the clauses of 1 versions, and 1 annotations.\n"
    assert (found("gaze", reviewer), found("身份", reviewer)) == (["clause", "annotation"], ["clause"])
    assert list(SearchRow.objects.order_by("reading", "share").values_list("share", "words")) == rows
    assert set(SearchRow.objects.values_list("tokenizer", flat=True)) == {TOKENIZER}


def test_missing_rows_come_and_orphans_go(version, reviewer, capsys):
    SearchRow.objects.filter(reading=None).update(first=search.TOGETHER * 1000)
    SearchRow.objects.filter(reading=version.current_reading).delete()
    assert found("gaze", reviewer) == []
    reindex(capsys)
    assert found("gaze", reviewer) == ["clause", "annotation"]
    assert SearchRow.objects.filter(share=0).count() == 2


def test_an_annotation_that_is_missing_among_others_comes(version, reviewer, capsys):
    kept = Annotation.objects.get()
    # Of the same row of the index, which holds those whose numbers follow on each other.
    other = Annotation(pk=kept.pk ^ 1, version=version, comment="A second gaze", team=kept.team, author=reviewer)
    Annotation.objects.bulk_create([other])
    assert found("gaze", reviewer) == ["clause", "annotation"]
    assert reindex(capsys) == "Written anew: the clauses of 0 versions, and 2 annotations.\n"
    assert found("gaze", reviewer) == ["clause", "annotation", "annotation"]


def test_it_goes_on_where_it_was_broken_off(version, reviewer):
    for _ in range(2):
        factories.version(RECORD)
    SearchRow.objects.update(tokenizer=TOKENIZER - 1)
    next(search.renew())
    assert [one.pk for one in search.unknown()] == [one.pk for one in Version.objects.order_by("pk")[1:]]
    assert len(list(search.renew())) == 2
    assert list(search.unknown()) == []


@pytest.mark.postgres
def test_withdrawn_and_deleted_ones_stay_forgotten(version, reviewer, capsys):
    Annotation.objects.update(deleted_at=timezone.now())
    version.withdrawn_at = timezone.now()
    version.save()
    reindex(capsys)
    assert SearchRow.objects.count() == 0
    assert reindex(capsys, "--all") == NOTHING


def test_it_says_how_far_it_is_unless_it_is_to_be_quiet(version, monkeypatch, capsys):
    monkeypatch.setattr(progress, "EVERY", 0)
    factories.version(RECORD, proposal=version.proposal, number="N2")
    call_command("reindex", "--all")
    assert re.fullmatch(r"Versions that search learns: 1 of 2, about \d+ s left\n", capsys.readouterr().err)
    call_command("reindex", "--all", "--quiet")
    assert capsys.readouterr() == ("", "")


def test_all_means_all(version, capsys):
    assert reindex(capsys, "--all").splitlines() == [
        "Waiting for a worker: the origins of 1 versions.",
        "Written anew: the clauses of 1 versions, and 1 annotations.",
    ]
    assert Job.objects.filter(kind="origins", target=version.pk).count() == 1
