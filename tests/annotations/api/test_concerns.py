import pytest

from annotations.concerns import VOCABULARY
from tests import factories
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


def test_the_vocabulary_is_told_with_its_version():
    told = api(factories.person()).get("/api/v1/concerns/").json()
    assert told["version"] == VOCABULARY.version
    assert [row["id"] for row in told["concerns"]] == [concern.id for concern in VOCABULARY.concerns]


def test_one_concern_has_its_own_address():
    concern = VOCABULARY["retention"]
    client = api(factories.person())
    assert client.get("/api/v1/concerns/retention/").json() == {
        "id": "retention",
        "code": concern.code,
        "family": concern.family,
        "label": dict(concern.label),
        "definition": concern.definition,
        "question": concern.question,
        "beware": concern.beware,
        "instruments": list(concern.instruments),
    }
    assert client.get("/api/v1/concerns/gloom/").json() == UNSEEN
