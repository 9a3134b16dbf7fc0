from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from annotations.models import Annotation
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = "The platform should record the gaze of each user. The platform shall tell them."
CLAUSE = factories.paragraphs("7.2", "Recording", WORDS)


def client(user=None) -> APIClient:
    made = APIClient()
    if user is not None:
        made.force_authenticate(user)
    return made


@pytest.fixture
def reviewer():
    return factories.person("ana")


@pytest.fixture
def team(reviewer):
    return factories.team(reviewer)


@pytest.fixture
def version():
    return factories.version(CLAUSE)


@pytest.fixture
def body(version, team):
    key = version.current_reading.clauses.get().key
    anchor = {"quote": "record the gaze", "before": "The platform should ", "after": " of each user", "start": 20}
    return {
        "version": version.slug,
        "key": key,
        "anchor": anchor,
        "team": team.slug,
        "comment": "Gaze shows what people feel.",
        "kind": "te",
        "polarity": "risk",
        "severity": "high",
        "proposal": "replace",
        "proposed": "not record the gaze",
        "element": "Para 1",
        "visibility": "team",
        "concerns": [],
    }


def test_a_passage_is_annotated(body, reviewer, version):
    answer = client(reviewer).post("/api/v1/annotations/", body)
    made = Annotation.objects.get()
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/annotations/{made.slug}/"
    anchor = {
        "quote": "record the gaze",
        "before": "The platform should ",
        "after": " of each user. The platform shall",
        "start": 20,
    }
    anchor["after"] = WORDS[35:67]
    assert answer.json() == {
        **body,
        "id": made.slug,
        "anchor": anchor,
        "scope": "passage",
        "vocabulary": made.vocabulary,
        "author": {"id": reviewer.slug, "name": "ana"},
        "state": "open",
        "reason": "",
        "made_at": made.made_at.isoformat().replace("+00:00", "Z"),
        "changed_at": made.changed_at.isoformat().replace("+00:00", "Z"),
    }
