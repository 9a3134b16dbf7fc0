"""The pages on which a proposal is handed over, restricted, and found by the admin."""

from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Role
from tests import factories
from tests.annotations import remarks
from tests.flat import flat


@pytest.fixture
def admin(client):
    """The admin's browser."""
    client.force_login(factories.person("admin", is_superuser=True))
    return client


def address(name, proposal):
    return reverse(f"proposal-{name}", args=[proposal.slug])


def test_the_page_says_who_keeps_it_and_offers_what_one_may(page, editor):
    mine, theirs, nobodys = factories.kept(editor), factories.proposal(keeper=factories.team()), factories.proposal()
    texts = [flat(page.get(reverse("proposal", args=[one.slug])).text) for one in (mine, theirs, nobodys)]
    for proposal, text in zip((mine, theirs, nobodys), texts, strict=True):
        assert f"<dt>Kept by</dt><dd>{proposal.keeper or 'this site’s admin'}</dd>" in text
        assert (address("edit", proposal) in text, address("restrict", proposal) in text) == (proposal == mine,) * 2
        assert address("hand-over", proposal) not in text
    editor.memberships.update(role=Role.OWNER)
    assert address("hand-over", mine) in page.get(reverse("proposal", args=[mine.slug])).text


def test_an_owner_hands_it_over_to_another_of_their_teams(page, editor):
    editor.memberships.update(role=Role.OWNER)
    proposal = factories.kept(editor)
    second, foreign = factories.team(editor, role=Role.EDITOR, name="Second"), factories.team(name="Foreign")
    form = page.get(address("hand-over", proposal)).text
    assert ("Second" in form, "Foreign" in form) == (True, False)
    assert page.post(address("hand-over", proposal), {"keeper": foreign.slug}).status_code == 400
    answer = page.post(address("hand-over", proposal), {"keeper": second.slug}, follow=True)
    assert "Second keeps it from now on." in answer.text
    proposal.refresh_from_db()
    assert proposal.keeper == second
    assert page.get(address("hand-over", proposal)).status_code == 403


@pytest.mark.postgres
def test_the_admin_finds_what_no_team_keeps_and_what_is_hidden(admin, django_assert_num_queries):
    hidden = factories.proposal(title="Hidden", teams=[factories.team(name="Charter")])
    factories.version(factories.paragraphs("1", "Scope", "Secret words."), proposal=hidden)
    factories.proposal(title="Unkept")
    factories.proposal(title="Kept by a team", keeper=factories.team())
    with django_assert_num_queries(5):
        text = admin.get(reverse("keepers")).text
    assert text.index("Unkept") < text.index("Hidden") < text.index("Charter")
    assert ("Kept by a team" in text, reverse("proposal", args=[hidden.slug]) + '"' in text) == (False, False)
    assert admin.get(reverse("proposal", args=[hidden.slug])).status_code == 404


def test_for_others_there_is_no_such_list(page):
    assert page.get(reverse("keepers")).status_code == 404


def test_the_admin_opens_what_a_team_hid_and_is_told_how_many_work_on_it(admin):
    ana = factories.person()
    team, others = factories.team(name="Hiders"), factories.team(ana, name="Campaign")
    proposal = factories.proposal(keeper=team)
    version = factories.version(factories.paragraphs("1", "Scope", "Data are kept."), proposal=proposal)
    remarks.remark(version, ana, others, number="1")
    text = flat(admin.get(address("restrict", proposal)).text)
    assert "1 other team works on this proposal. They have made 1 remark there." in text
    assert 'role="alert"' not in text
    answer = admin.post(address("restrict", proposal), {"teams": [team.slug]})
    assert (answer.status_code, "Nothing is saved yet" in answer.text) == (400, True)
    told = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    assert ("1 remark of theirs is hidden with it." in told, "Campaign" in told) == (True, False)
    assert admin.post(address("restrict", proposal), {"teams": [team.slug], "sure": "on"})["Location"] == "/keepers/"
    admin.post(address("restrict", proposal), {})
    proposal.refresh_from_db()
    assert not proposal.restricted


def test_an_editor_is_told_that_others_work_on_it_and_not_who(page, editor):
    ana = factories.person()
    others = factories.team(ana, name="Campaign")
    version = factories.version(factories.paragraphs("1", "Scope", "Data are kept."), proposal=factories.kept(editor))
    assert page.get(address("restrict", version.proposal)).status_code == 200
    remarks.remark(version, ana, others, number="1", visibility="private")
    answer = page.get(address("restrict", version.proposal))
    assert (answer.status_code, "only this site’s admin changes who sees it" in answer.text) == (403, True)
    assert "Campaign" not in answer.text


def test_what_one_may_not_see_is_not_found(page):
    hidden = factories.proposal(teams=[factories.team()])
    assert [page.get(address(name, hidden)).status_code for name in ("hand-over", "restrict")] == [404, 404]


def test_who_reviews_in_two_teams_chooses_by_which_a_version_is_added(page, editor):
    proposal = factories.kept(editor)
    shown = page.get(reverse("proposal", args=[proposal.slug])).text
    second = factories.team(editor, name="Second")
    asked = page.get(reverse("proposal", args=[proposal.slug])).text
    assert ('name="team"' in shown, 'name="team"' in asked) == (False, True)
    assert f'<option value="{proposal.keeper.slug}" selected>' in asked
    assert second.name in asked


def test_who_reviews_nowhere_is_offered_no_upload(client):
    client.force_login(factories.person())
    assert "Upload the first version" not in client.get(reverse("proposal", args=[factories.proposal().slug])).text
