"""What a team confirmed of duties, in the files of a comparison."""

import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from annotations.judging import confirmed
from annotations.models import ForceConfirmation
from annotations.services import confirmations
from clauseline.writing.judging import Judgements
from proposals.models import Role
from proposals.queries.strength import duty_rows
from proposals.refusals import Refusal
from proposals.services.exports import COMPARISON_FORMATS
from tests import clients, factories
from tests.annotations import duties

pytestmark = pytest.mark.django_db

TODAY = "2026-11-09"
BY_ANA = f"weakened, confirmed by A. Reviewer for Reviewers on {TODAY}: condition added"


@pytest.fixture(autouse=True)
def _noon(time_machine: Any):
    """Midnight never falls into a test."""
    time_machine.move_to(f"{TODAY}T12:00:00Z")


@pytest.fixture
def comparison():
    return duties.three()


@pytest.fixture
def ana():
    return factories.person("ana", credit="A. Reviewer")


@pytest.fixture
def team(ana):
    return factories.team(ana, name="Reviewers")


@pytest.fixture
def said(comparison, ana, team):
    return confirmations.confirm(comparison, duty_rows(comparison)[1].name, "weakened", by=ana)


def address(comparison, form, query=""):
    return reverse("comparison-export", args=[comparison.slug, form]) + query


def words(answer):
    """All words of a file, of a Word one those of all its parts."""
    assert answer.status_code == 200
    if answer["Content-Disposition"].endswith('.docx"'):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
            return " ".join(package.read(name).decode() for name in package.namelist())
    return re.sub(r"\\(.)", r"\1", answer.content.decode())


def person(client, role):
    """Somebody of another team."""
    made = factories.person("ben")
    factories.team(made, role=role)
    client.force_login(made)
    return made


@pytest.mark.parametrize("form", ["html", "docx", "md"])
def test_it_says_of_each_duty_who_says_so(client, comparison, ana, said, form):
    client.force_login(ana)
    page = words(client.get(address(comparison, form)))
    for sentence in (
        "weakened, says Clauseline: verb lowered: “shall” to “should”",
        BY_ANA,
        "binding sentence gone, a similar sentence is there: please check",
        "Duties that changed: weakened, confirmed for Reviewers (1), weakened, says Clauseline (1), please check (1).",
    ):
        assert sentence in page


def test_data_name_it_beside_what_the_engine_says(client, comparison, ana, said):
    client.force_login(ana)
    body = json.loads(client.get(address(comparison, "json")).content)
    by = f"confirmed by A. Reviewer for Reviewers on {TODAY}"
    assert body["judgements"] == [{"change": 1, "row": 0, "verdict": "weakened", "by": by}]
    assert body["changes"][1]["strength"][0]["verdict"] == "ambiguous"


@pytest.mark.parametrize("form", COMPARISON_FORMATS)
def test_nobody_else_gets_it_not_even_with_the_tag_of_that_file(client, settings, comparison, ana, said, form):
    settings.PUBLIC_SITE = True
    there = address(comparison, form)
    client.force_login(ana)
    with_it = client.get(there)
    assert "confirmed" in words(with_it)
    assert with_it["Cache-Control"] == "private, no-cache"
    client.logout()
    anonymous = client.get(there, headers={"If-None-Match": with_it["ETag"]})
    person(client, Role.OWNER)
    foreign = client.get(there, headers={"If-None-Match": with_it["ETag"]})
    for answer in (anonymous, foreign):
        assert "confirmed" not in words(answer) and "A. Reviewer" not in words(answer)
        assert answer["ETag"] != with_it["ETag"]
    client.force_login(ana)
    assert client.get(there).content == with_it.content


@pytest.mark.parametrize("form", COMPARISON_FORMATS)
def test_of_two_teams_the_one_that_is_asked_for_speaks(client, comparison, ana, team, form):
    other = factories.team(ana, name="Advocates")
    row = duty_rows(comparison)[1].name
    confirmations.confirm(comparison, row, "weakened", by=ana, team=team)
    client.force_login(ana)
    assert "confirmed" not in words(client.get(address(comparison, form)))
    assert "confirmed" not in words(client.get(address(comparison, form, f"?team={other.slug}")))
    assert "for Reviewers" in words(client.get(address(comparison, form, f"?team={team.slug}")))


def test_a_team_that_is_not_ones_own_is_refused_by_page_and_program(client, comparison, ana, team, said):
    ben = person(client, Role.REVIEWER)
    answer = client.get(address(comparison, "md", f"?team={team.slug}"))
    assert answer.status_code == 400
    assert f"You are in no team with the id {team.slug}." in answer.text
    path = f"/api/v1/comparisons/{comparison.slug}/export/md/"
    assert clients.api(ben).get(path, {"team": team.slug}).status_code == 400
    assert clients.api(ana).get(path, {"team": team.slug}).status_code == 200
    assert client.get(reverse("comparison-duties-export", args=[comparison.slug]) + "?team=no").status_code == 400


def test_by_program_it_is_the_same_file(client, comparison, ana, said):
    client.force_login(ana)
    page = client.get(address(comparison, "md"))
    assert clients.api(ana).get(f"/api/v1/comparisons/{comparison.slug}/export/md/").content == page.content


def test_who_reads_in_the_team_has_it_too(client, comparison, said, team):
    client.force_login(factories.member(team, Role.READER))
    assert BY_ANA in words(client.get(address(comparison, "md")))


def test_what_was_taken_back_is_to_check_again(client, comparison, ana, said):
    confirmations.confirm(comparison, duty_rows(comparison)[1].name, "open", by=ana)
    client.force_login(ana)
    page = words(client.get(address(comparison, "md")))
    assert "condition added: please check" in page and "confirmed" not in page


def test_what_was_said_of_the_same_sentences_in_other_versions_says_where(client, comparison, ana, said):
    (third,) = duties.versions(duties.NEW, proposal=comparison.new_version.proposal)
    later = duties.compared(comparison.old_version, third)
    duties.say(later, "2", duties.OLD[1], duties.NEW[1], "condition-added")
    client.force_login(ana)
    sentence = f"weakened, confirmed by A. Reviewer for Reviewers on {TODAY} (in v1 → v2, of the same sentences): "
    assert sentence + "condition added" in words(client.get(address(later, "md")))


def test_who_has_no_account_any_more_is_not_named(client, comparison, ana, said):
    ForceConfirmation.objects.update(decided_by=None)
    client.force_login(ana)
    assert f"weakened, confirmed for Reviewers on {TODAY}: condition added" in (
        words(client.get(address(comparison, "md")))
    )


def test_for_who_is_in_no_team_nothing_is_decided(comparison, ana, said):
    assert confirmed(comparison, AnonymousUser(), "") == Judgements()
    with pytest.raises(Refusal, match="in no team"):
        confirmed(comparison, AnonymousUser(), said.team.slug)
