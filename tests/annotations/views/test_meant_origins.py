"""The page of origins, where a clause may say what one in another language says."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from annotations.models import OriginDecision
from proposals.drawing.blocks import direction
from proposals.models import MeaningRun
from proposals.queries import origin_rows
from tests import factories
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.factories import paragraphs
from tests.proposals.looking import look, meant
from tests.proposals.two_languages import CHINESE, ENGLISH

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _encoder():
    encoder_or_skip()


@pytest.fixture
def source():
    return meant(*CHINESE, language="zh", proposal=factories.proposal(number="SRC-1"), date=date(2031, 1, 1))


@pytest.fixture
def version(source):
    return meant(*ENGLISH, proposal=factories.proposal(number="NEW-1"), date=date(2032, 1, 1))


@pytest.fixture
def at(version):
    return f"/versions/{version.slug}/origins/"


def test_both_texts_stand_in_their_language_and_are_to_be_confirmed(client, reviewer, at, source):
    client.force_login(reviewer)
    page = client.get(at)
    html = page.content.decode()
    first, _second = page.context["entries"]
    assert (first.passages, first.meant) == ((), (ENGLISH[0].text, CHINESE[0].text))
    assert f'lang="zh" dir="{direction("zh")}">{CHINESE[0].text}</p>' in html
    assert (html.count("likely, to confirm"), "earlier there" in html, "<del" in html) == (2, True, False)
    assert "by the dates of the first versions that may say this" in html
    assert "never a fact, in no share" in html
    assert page.context["shares"].own == page.context["shares"].words


def test_a_reviewer_confirms_and_rejects_it_and_takes_it_away(client, reviewer, at, version):
    client.force_login(reviewer)
    first, second = client.get(at).context["entries"]
    for entry, state in ((first, "confirmed"), (second, "rejected")):
        asked = {"key": entry.row.place.key, "row": entry.row.name, "state": state}
        assert client.post(f"{at}decide/", asked, headers={"HX-Request": "true"}).status_code == 200
    assert list(OriginDecision.objects.order_by("pk").values_list("state", flat=True)) == ["confirmed", "rejected"]
    html = client.get(at).content.decode()
    assert ("✓ confirmed" in html, "to confirm</span>" in html) == (True, False)
    rows = list(csv.DictReader(io.StringIO(client.get(f"{at}export/").content.decode("utf-8-sig"))))
    assert [(row["method"], row["band"], row["decided"]) for row in rows] == [
        ("meaning", "likely", "confirmed"),
        ("meaning", "likely", "rejected"),
    ]
    assert (rows[0]["words"], rows[0]["source_words"]) == (ENGLISH[0].text, CHINESE[0].text)
    version.current_reading = factories.reading(version, *ENGLISH, paragraphs("4", "More", "Lanterns hang there."))
    version.save()
    meant(again=version)
    assert [entry.decided.state for entry in client.get(at).context["entries"]] == ["confirmed", "rejected"]


def test_by_rest_it_can_be_asked_for_by_method_and_band(client, reviewer, version):
    client.force_login(reviewer)
    at = f"/api/v1/versions/{version.slug}/origins/"
    rows = client.get(at, {"method": "meaning", "band": "likely"}).json()["results"]
    assert [(row["method"], row["band"], row["number"], row["source"]["number"]) for row in rows] == [
        ("meaning", "likely", "1", "4.1"),
        ("meaning", "likely", "2", "4.2"),
    ]
    assert client.get(at, {"method": "words"}).json()["results"] == []
    assert client.get(at, {"method": "guess"}).status_code == 400


def test_what_is_not_looked_through_is_said(client, reviewer, at, monkeypatch):
    client.force_login(reviewer)
    MeaningRun.objects.all().delete()
    assert "still being looked through" in client.get(at).content.decode()
    monkeypatch.setattr(origin_rows, "encoder_name", lambda: None)
    assert "the encoder of sentences is not installed" in client.get(at).content.decode()


def test_nothing_is_said_of_languages_that_one_does_not_see(client, reviewer):
    secret = factories.proposal(teams=[factories.team()])
    look(factories.version(*CHINESE, language="zh", proposal=secret))
    version = factories.version(*ENGLISH)
    look(version)
    client.force_login(reviewer)
    html = client.get(f"/versions/{version.slug}/origins/").content.decode()
    assert ("No passage of this version" in html, "other languages" in html) == (True, False)
