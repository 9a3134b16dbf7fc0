import pytest

from clauseline.concerns import VOCABULARY
from clauseline.concerns.safeguards import SAFEGUARDS
from tests import factories
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


def test_the_vocabulary_is_told_with_its_version():
    body = api(factories.person()).get("/api/v1/concerns/").json()
    assert (body["version"], body["safeguards_version"]) == (VOCABULARY.version, SAFEGUARDS.version)
    assert [row["id"] for row in body["concerns"]] == [concern.id for concern in VOCABULARY.concerns]


def told(row):
    texts = [
        {"language": language, "convention": name, "text": row.written(language, name)}
        for language, name in [
            ("en", "ISO"),
            ("en", "ITU"),
            ("en", "RFC 2119"),
            ("fr", ""),
            ("zh", "GB/T"),
            ("zh", "law"),
        ]
    ]
    return {"id": row.id, "texts": texts}


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
        "safeguards": [told(row) for row in SAFEGUARDS.against("retention")],
    }
    assert client.get("/api/v1/concerns/gloom/").json() == UNSEEN
