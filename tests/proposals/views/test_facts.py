from datetime import date

from django.urls import reverse

from proposals.models import Contributor, Job
from proposals.services import facts
from tests import factories
from tests.factories import paragraphs

SCOPE = paragraphs("1", "Scope", "This draft says how identities are kept.")


def draft(editor=None, **told):
    """A version that was read, of a proposal that the team of `editor` keeps, if there is one."""
    kept = {"proposal": factories.kept(editor)} if editor else {}
    version = factories.version(SCOPE, **kept, **told)
    reading = version.current_reading
    reading.facts = {"number": "FGXW-I-1", "date": "12 June 2023", "source": "Institute"}
    reading.save()
    return version


def address(version) -> str:
    return reverse("version-facts", args=[version.slug])


def typed(version, **told):
    return {"number": "N1", "title": "", "date": "2023-06-12", "language": "en", "seen": facts.tag(version), **told}


def test_the_page_shows_what_the_cover_says(page, editor):
    text = page.get(address(draft(editor, number="v7"))).text
    for words in ("FGXW-I-1", "12 June 2023", "Institute", 'value="v7"'):
        assert words in text


def test_facts_are_saved_and_no_longer_to_be_confirmed(page, editor):
    version = draft(editor)
    place = reverse("version", args=[version.slug])
    assert "Confirm or correct them" in page.get(place).text
    known = Contributor.objects.create(name="Ministry")
    answer = page.post(address(version), typed(version, contributors=[known.slug], new_contributor="Institute"))
    assert (answer.status_code, answer["Location"]) == (302, place)
    version.refresh_from_db()
    assert (version.number, version.date) == ("N1", date(2023, 6, 12))
    assert sorted(one.name for one in version.contributors.all()) == ["Institute", "Ministry"]
    text = page.get(place).text
    assert "The facts are saved." in text
    assert "Confirm or correct them" not in text


def test_a_change_in_between_is_told_and_what_was_typed_is_kept(page, editor):
    version = draft(editor)
    answer = page.post(address(version), typed(version, number="Typed", seen="older"))
    assert answer.status_code == 412
    assert "Someone changed these facts" in answer.text
    assert 'value="Typed"' in answer.text


def test_without_a_date_it_says_so(page, editor):
    version = draft(editor)
    assert page.post(address(version), typed(version, date="")).status_code == 302
    version.refresh_from_db()
    assert version.date is None
    assert "date unknown" in page.get(reverse("version", args=[version.slug])).text
    assert "date unknown" in page.get(reverse("proposal", args=[version.proposal.slug])).text


def test_a_reader_is_not_offered_it(client):
    version = draft()
    person = factories.person()
    factories.team(person)
    client.force_login(person)
    assert address(version) not in client.get(reverse("version", args=[version.slug])).text
    assert client.get(address(version)).status_code == 403


def test_what_one_may_not_see_is_not_found(page):
    hidden = draft(proposal=factories.proposal(teams=[factories.team()]))
    assert page.get(address(hidden)).status_code == 404
    assert page.post(reverse("version-read-again", args=[hidden.slug])).status_code == 404


def test_a_file_is_read_again_from_its_report(page, editor):
    version = draft(editor)
    place = reverse("version-read-again", args=[version.slug])
    assert f'action="{place}"' in page.get(reverse("version", args=[version.slug])).text
    assert page.post(place)["Location"] == reverse("version", args=[version.slug])
    assert Job.objects.get().kind == "reading"
    text = page.get(reverse("version", args=[version.slug])).text
    assert "what you see is the reading before" in text
    assert "how identities are kept" in text
    assert page.post(place).status_code == 409
