"""Facts, contributors, links and the teams that see a proposal, through the pages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from annotations.models import Annotation
from proposals.models import Contributor, Link, Proposal, Role
from tests import factories
from tests.annotations import remarks

pytestmark = pytest.mark.postgres


def told(proposal, **more):
    return {"title": proposal.title, "number": "", "committee": "", "stage": "", "topic": "", **more}


def test_an_editor_changes_facts_and_contributors(page, editor):
    proposal = factories.kept(editor)
    made = Contributor.objects.create(name="Institute of Records")
    address = reverse("proposal-edit", args=[proposal.slug])
    answer = page.post(address, told(proposal, title="Other words", stage="CD", contributors=[made.slug]))
    assert answer["Location"] == reverse("proposal", args=[proposal.slug])
    proposal.refresh_from_db()
    assert (proposal.title, proposal.stage, list(proposal.contributors.all())) == ("Other words", "CD", [made])


def test_restricting_asks_first(page, editor):
    proposal = factories.kept(editor)
    version = factories.version(factories.paragraphs("1", "Scope", "Data shall be kept."), proposal=proposal)
    team = editor.teams.get()
    said = remarks.remark(version, editor, team, number="1", quote="Data", visibility="public")
    address = reverse("proposal-restrict", args=[proposal.slug])
    typed = {"teams": [team.slug]}
    answer = page.post(address, typed)
    assert answer.status_code == 400
    for words in ("Nothing is saved yet", "1 remark that is public now", 'name="sure"'):
        assert words in answer.text
    assert Proposal.objects.filter(restricted=True).count() == 0
    assert page.post(address, {**typed, "sure": "on"}).status_code == 302
    assert Proposal.objects.filter(restricted=True).count() == 1
    assert Annotation.objects.get(pk=said.pk).visibility == "team"
    assert "Restricted to" in page.get(reverse("proposal", args=[proposal.slug])).text


def test_a_refused_restriction_saves_nothing(page, editor):
    other = factories.team(name="Charter")
    proposal = factories.proposal(teams=[editor.teams.get(), other])
    answer = page.post(reverse("proposal-restrict", args=[proposal.slug]), {"sure": "on"})
    assert "keeps this proposal, so it has to see it" in answer.text
    assert proposal.teams.count() == 2


def test_links_are_drawn_both_ways_and_removed(page, editor):
    one, other = factories.kept(editor, title="Newer work"), factories.proposal(title="Older work")
    address = reverse("links", args=[one.slug])
    page.post(address, {"kind": "derived-from", "target": other.slug})
    assert "derived from" in page.get(reverse("proposal", args=[one.slug])).text
    text = page.get(reverse("proposal", args=[other.slug])).text
    assert ("source of" in text, "Newer work" in text) == (True, True)
    assert "This link is here already." in page.post(address, {"kind": "derived-from", "target": other.slug}).text
    page.post(reverse("link-remove", args=[Link.objects.get().slug]))
    assert Link.objects.count() == 0


def test_what_one_may_not_see_is_no_target(page, editor):
    hidden = factories.proposal(title="Secret", teams=[factories.team()])
    one = factories.kept(editor)
    address = reverse("links", args=[one.slug])
    assert "Secret" not in page.get(address).text
    assert page.post(address, {"kind": "answers", "target": hidden.slug}).status_code == 400
    assert Link.objects.count() == 0


@pytest.mark.parametrize("name", ["proposal-edit", "proposal-restrict", "links"])
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OWNER])
def test_it_takes_an_editor_of_the_keeper(client, editor, name, role):
    other = factories.person()
    (editor.teams.get() if role == Role.REVIEWER else factories.team()).memberships.create(user=other, role=role)
    client.force_login(other)
    proposal = factories.kept(editor)
    answer = client.get(reverse(name, args=[proposal.slug]))
    assert (answer.status_code, str(proposal.keeper) in answer.text) == (403, True)
    text = client.get(reverse("proposal", args=[proposal.slug])).text
    assert reverse(name, args=[proposal.slug]) not in text


def test_a_contributor_is_added_and_renamed(page):
    page.post(reverse("contributor-add"), {"name": "Institute of Records", "country": "xa"})
    made = Contributor.objects.get()
    assert (made.name, made.country) == ("Institute of Records", "XA")
    assert "is here already" in page.post(reverse("contributor-add"), {"name": "institute of records"}).text
    page.post(reverse("contributor-edit", args=[made.slug]), {"name": "Institute", "country": ""})
    made.refresh_from_db()
    assert (made.name, made.country) == ("Institute", "")


@pytest.mark.parametrize("number", [1, 3])
def test_contributors_count_what_one_sees(page, number, django_assert_num_queries):
    for index in range(number):
        made = Contributor.objects.create(name=f"Institute {index}")
        factories.proposal().contributors.add(made)
        factories.proposal(teams=[factories.team()]).contributors.add(made)
    with django_assert_num_queries(5):
        text = page.get(reverse("contributors")).text
    assert text.count("1 proposal<") == number


def test_the_genre_is_guessed_until_an_editor_says_it(page, editor):
    proposal = factories.kept(editor, title="Lighthouse Act")
    shown = reverse("proposal", args=[proposal.slug])
    answer = page.get(shown).text
    assert "guessed from its words" in answer
    page.post(reverse("proposal-edit", args=[proposal.slug]), told(proposal, genre="policy"))
    proposal.refresh_from_db()
    assert proposal.genre == "policy"
    assert "guessed from its words" not in page.get(shown).text
    assert page.post(reverse("proposal-edit", args=[proposal.slug]), told(proposal, genre="poem")).status_code == 400
