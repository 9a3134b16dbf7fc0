"""What is the same for all who may see it is drawn once, and says nothing of any of them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from proposals.drawing.compressed import plain
from proposals.drawing.portions import SHORT
from proposals.drawing.shared import Gone
from proposals.drawing.store import pages
from proposals.models import Comparison, Role, User, Version
from proposals.services import comparisons, jobs, withdrawals
from proposals.services.drawn import text_of
from tests import factories, large
from tests.factories import paragraphs


def draft(number: int = 2, **facts) -> Version:
    clauses = (paragraphs(str(k + 1), f"Title {k + 1}", f"The words of clause {k + 1}.") for k in range(number))
    return factories.version(*clauses, **facts)


def address(row: Version | Comparison) -> str:
    return reverse(row._meta.model_name, args=[row.slug])


def compared(number: int = 2, **facts) -> Comparison:
    old = draft(number, **facts)
    new = draft(number + 1, proposal=old.proposal)
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def browser(person: User | None = None) -> Client:
    client = Client(headers={"accept-encoding": "gzip"})
    if person:
        client.force_login(person)
    return client


def read(client: Client, place: str) -> str:
    answer = client.get(place)
    assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
    return gzip.decompress(answer.content).decode()


def kept() -> dict[Path, int]:
    """The files of all pages that were drawn, each with what tells it from one that was written anew."""
    return {path: path.stat().st_ino for path in pages().folder.glob("*/*")}


def without_menu(text: str) -> list[str]:
    return re.sub(r'<nav class="bar-places".*?</nav>|<details class="menu">.*?</details>', "", text, flags=re.S).split()


def asked(text: str) -> list[str]:
    """The addresses of the portions that are to come."""
    return [place.replace("&amp;", "&") for place in re.findall(r'data-brings="([^"]+)"', text)]


def asked_tree(text: str) -> str:
    """The address of the tree that is to come."""
    (place,) = re.findall(r'data-brings-tree="([^"]+)"', text)
    return str(place).replace("&amp;", "&")


@pytest.mark.parametrize("make", [draft, compared])
def test_a_second_person_gets_what_was_drawn_for_the_first(make):
    place = address(make())
    ana, ben = (factories.person(username, name=name) for username, name in (("ana", "Ana Lu"), ("ben", "Ben Ray")))
    for_ana = read(browser(ana), place)
    drawn = kept()
    for_ben = read(browser(ben), place)
    assert kept() == drawn
    assert "Ana Lu" in for_ana and "Ana Lu" not in for_ben and "Ben Ray" in for_ben
    assert without_menu(for_ana) == without_menu(for_ben)


def test_nothing_of_a_person_is_in_what_is_kept():
    editor = factories.person("editor", name="Ana Lu")
    factories.team(editor, role=Role.EDITOR)
    text = read(browser(editor), address(version := draft(proposal=factories.kept(editor))))
    for own in ("Ana Lu", "csrfmiddlewaretoken", "Correct the facts", "Read the file again"):
        assert own in text
    assert version.current_reading
    sheet = text_of(version, version.current_reading).page
    words = b"".join(plain([piece]) for _, piece in sheet.pieces).decode()
    assert "Title 1" in words
    for own in ("Ana Lu", "csrfmiddlewaretoken", "Correct the facts", "Read the file again"):
        assert own not in words


def test_who_signs_in_anew_still_has_the_page():
    person, place = factories.person(), address(draft())
    tag = browser(person).get(place)["ETag"]
    again = browser(person).get(place, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert "csrftoken" in again.cookies


def test_another_name_in_the_menu_is_another_page():
    person, place = factories.person(name="Ana"), address(draft())
    tag = browser(person).get(place)["ETag"]
    User.objects.filter(pk=person.pk).update(name="Anna")
    assert browser(person).get(place, headers={"if-none-match": tag}).status_code == 200


def test_each_language_is_drawn_by_itself():
    place = address(draft())
    english, french = (browser(factories.person(language=language)) for language in ("en", "fr"))
    assert "How it was read" in read(english, place)
    assert "How it was read" not in read(french, place)
    assert "How it was read" in read(english, place)


@override_settings(PUBLIC_SITE=True)
def test_on_a_public_site_strangers_get_the_same_text():
    place = address(draft())
    for_stranger = read(browser(), place)
    assert "Sign in" in for_stranger and "Title 1" in for_stranger and 'name="q"' in for_stranger
    drawn = kept()
    assert without_menu(read(browser(factories.person()), place)) == without_menu(for_stranger)
    assert kept() == drawn


@pytest.mark.parametrize("make", [draft, compared])
def test_what_is_restricted_is_never_sent_to_others(make):
    insider = factories.person()
    place = address(make(SHORT + 1, proposal=factories.proposal(teams=[factories.team(insider)])))
    client = browser(insider)
    text = read(client, place)
    portions = [*asked(text), asked_tree(text)]
    assert len(portions) > 1 and [client.get(one).status_code for one in portions] == [200] * len(portions)
    other = browser(factories.person())
    assert {other.get(one).status_code for one in (place, *portions)} == {404}


def test_what_is_withdrawn_is_erased(django_capture_on_commit_callbacks):
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    comparison = compared(proposal=factories.kept(owner))
    client = browser(owner)
    for row in (comparison, comparison.old_version, comparison.new_version):
        read(client, address(row))
    old, new = (pages().folder / f"reading-{pk}" for pk in (comparison.old_id, comparison.new_id))
    both = pages().folder / f"comparison-{comparison.pk}"
    assert all(any(place.iterdir()) for place in (old, new, both))
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(comparison.old_version, reason="A mistake.", by=owner)
    assert not list(old.glob("*")) and not list(both.glob("*")) and any(new.iterdir())


def test_what_is_withdrawn_while_it_is_drawn_is_not_kept():
    version = draft()
    assert version.current_reading
    text = text_of(version, version.current_reading)
    assert text.page.pieces and kept().keys() >= set((pages().folder / text.owner).iterdir())
    Version.objects.filter(pk=version.pk).update(withdrawn_at=timezone.now())
    with pytest.raises(Gone):
        text.refuse_gone()
    assert not list((pages().folder / text.owner).glob("*"))


def test_facts_that_were_corrected_are_drawn_anew():
    version = draft(title="The first title")
    client = browser(factories.person())
    assert "The first title" in read(client, address(version))
    Version.objects.filter(pk=version.pk).update(title="Another title")
    assert "Another title" in read(client, address(version))


def test_what_is_told_once_is_told_once(page, editor):
    version = draft(proposal=factories.kept(editor))
    page.post(reverse("version-read-again", args=[version.slug]))
    first, second = page.get(address(version)), page.get(address(version))
    assert ('class="messages"' in first.text, 'class="messages"' in second.text) == (True, False)
    assert (first["Cache-Control"], "ETag" in first.headers) == ("private, no-store", False)


@pytest.mark.parametrize("make", [draft, compared])
def test_a_long_text_comes_in_portions_that_are_all_of_it(make):
    row = make(3 * SHORT)
    client = browser(factories.person())
    text = read(client, address(row))
    whole = read(client, f"{address(row)}?whole=1")
    rest = [read(client, place) for place in asked(text)]
    named = re.compile('<section class="clause[^>]* id="([^"]+)"')
    assert len(rest) >= 3 and asked(whole) == []
    assert named.findall("".join([text, *rest])) == named.findall(whole)
    assert len(named.findall(whole)) >= 3 * SHORT


def test_a_portion_is_kept_by_the_browser_as_long_as_the_page_names_it():
    version = draft(SHORT + 1)
    client = browser(factories.person())
    (place,) = asked(read(client, address(version)))
    answer = client.get(place)
    assert answer["Cache-Control"] == "private, max-age=3600, immutable"
    assert client.get(place, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.get(place.replace("-2/", "-3/")).status_code == 404
    assert client.get(re.sub("portions/[^/]+", "portions/another", place)).status_code == 404


@pytest.mark.parametrize("make", [draft, compared])
def test_a_portion_that_is_kept_is_answered_without_a_look_at_its_text(make, django_assert_num_queries):
    row = make(SHORT + 1)
    client = browser(factories.person())
    text = read(client, address(row))
    for place in (*asked(text), asked_tree(text)):
        first = read(client, place)
        with django_assert_num_queries(3):  # The session, the person, and whether they may see it.
            assert read(client, place) == first


def test_a_page_that_was_drawn_before_its_comparison_was_ready_gets_all_its_words():
    old = draft(SHORT + 1)
    new = draft(SHORT + 2, proposal=old.proposal)
    client = browser(factories.person())
    before = asked(read(client, address(new)))
    comparisons.request(old=old, new=new)
    jobs.drain()
    after = asked(read(client, address(new)))
    assert before and before != after
    answers = [client.get(place) for place in before]
    assert [(one.status_code, one["Cache-Control"]) for one in answers] == [(200, "private, no-cache")] * len(before)
    assert [one.content for one in answers] == [client.get(place).content for place in after]


def test_a_text_of_some_clauses_comes_whole():
    text = read(browser(factories.person()), address(draft(SHORT)))
    assert asked(text) == [] and text.count('role="treeitem"') == SHORT


@pytest.mark.parametrize("make", [draft, compared])
def test_the_tree_of_a_long_text_comes_behind_its_words(make):
    row = make(SHORT + 1)
    client = browser(factories.person())
    text, whole = (read(client, f"{address(row)}{query}") for query in ("", "?whole=1"))
    place = asked_tree(text)
    tree = read(client, place)
    assert text.count('role="treeitem"') == 0 and "The words of clause 1." in text
    assert tree.count('role="treeitem"') >= SHORT + 1
    assert tree.strip() in whole and "data-brings-tree" not in whole
    assert client.get(place)["Cache-Control"] == "private, max-age=3600, immutable"
    assert client.get(re.sub("portions/[^/-]+", "portions/another", place)).status_code == 404


def test_whatever_was_chosen_the_tree_has_all_clauses():
    made = compared(SHORT + 1)
    client = browser(factories.person())
    chosen = read(client, f"{address(made)}?only=inserted")
    assert asked_tree(chosen) == asked_tree(read(client, address(made)))
    whole = read(client, f"{address(made)}?only=inserted&whole=1")
    assert whole.count('role="treeitem"') == SHORT + 2


def test_a_long_fold_is_one_fold(page):
    clauses = [paragraphs(str(k), f"Title {k}", f"The words of clause {k}.") for k in range(2 * SHORT)]
    proposal = factories.proposal()
    old = factories.version(*clauses, proposal=proposal)
    new = factories.version(*clauses, paragraphs("1000", "New", "Other words."), proposal=proposal)
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    text = page.get(address(made)).text
    assert text.count('<details class="folded">') == 1
    assert "300 clauses without a changed word" in text


@pytest.mark.parametrize(("number", "bytes_of"), [(SHORT, (80_000, 120_000)), (1500, (150_000, 220_000))])
def test_the_size_of_a_draft_costs_no_query_and_few_bytes(number, bytes_of, django_assert_num_queries):
    old, new = large.versions(number)
    comparison = large.comparison(old, new)
    client = browser(factories.person())
    client.get("/")
    for row, most, drawn, again in ((new, bytes_of[0], 11, 6), (comparison, bytes_of[1], 12, 3)):
        with django_assert_num_queries(drawn):
            first = client.get(address(row))
        with django_assert_num_queries(again):
            assert client.get(address(row)).status_code == 200
        assert len(first.content) < most
