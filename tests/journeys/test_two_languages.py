"""A draft in Chinese and its English successor: uploaded, compared, paired by a person, read again, taken away."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proposals.models import Comparison, Job, Role, Version
from proposals.services import jobs
from tests import factories
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.clients import api
from tests.proposals.two_languages import CHINESE, ENGLISH

pytestmark = [pytest.mark.postgres, pytest.mark.again, pytest.mark.django_db]

ROOT = "/api/v1"


def file_of(clauses, name):
    text = "\n\n".join(f"# {one.number} {one.title}\n\n{one.text}" for one in clauses)
    return SimpleUploadedFile(name, text.encode())


def test_from_two_files_to_a_confirmed_pair():
    encoder = encoder_or_skip()
    ana = factories.person("ana")
    factories.team(ana, role=Role.EDITOR)
    program = api(ana)
    proposal = factories.proposal()

    def upload(clauses, name):
        body = {"file": file_of(clauses, name), "proposal": proposal.slug, "number": name}
        return program.post(f"{ROOT}/versions/", body, format="multipart").json()["id"]

    old, new = upload(CHINESE, "old.md"), upload(ENGLISH, "new.md")
    jobs.drain()
    assert [Version.objects.get(slug=slug).language for slug in (old, new)] == ["zh", "en"]
    assert not Comparison.objects.exists()

    asked = program.post(f"{ROOT}/comparisons/", {"old": old, "new": new}, format="json")
    assert (asked.status_code, Job.objects.latest("pk").queue) == (202, "meaning")
    jobs.drain()
    told = program.get(asked["Location"]).json()
    assert (told["state"], told["across"], told["encoder"]) == ("ready", True, encoder.name)

    rows = program.get(f"{asked['Location']}pairs/", {"band": "likely"}).json()["results"]
    assert [(row["proposed"]["title"], row["clause"]["title"]) for row in rows] == [
        ("访客日志", "Logs of visitors"),
        ("展品目录", "Catalogue of exhibits"),
    ]
    body = {"comparison": told["id"], "key": rows[0]["clause"]["key"], "state": "confirmed"}
    program.post(f"{ROOT}/pair-decisions/", {**body, "old_key": rows[0]["proposed"]["key"]}, format="json")

    program.post(f"{ROOT}/versions/{new}/read-again/")
    jobs.drain()
    again = program.post(f"{ROOT}/comparisons/", {"old": old, "new": new}, format="json")
    jobs.drain()
    file = json.loads(program.get(f"{again['Location']}pairs/export/").content)
    assert [(row["state"], row["confirmed"] and row["confirmed"]["number"]) for row in file["pairs"]] == [
        ("confirmed", "4.1"),
        ("open", None),
        ("open", None),
    ]
