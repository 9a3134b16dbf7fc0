"""What one says to oneself, or to one's team, leaves no trace in what others are told of jobs and comparisons.

Dear: two worlds, with the secret and without, are made for each list that tells of jobs.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from annotations.models import Annotation, Placement
from annotations.queries.being_carried import being_carried
from annotations.services import reviews
from proposals.access import Person, visible
from proposals.models import Comparison, Job, Notice, Role, User
from proposals.queries.jobs import with_place
from proposals.services import comparisons, jobs, ordering, withdrawals
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

RECORD = paragraphs("1", "Record", "The platform keeps the record of what each user did in every virtual world.")
GONE = "Operators are asked to consider whether an avatar may be renamed by a guardian at night."
NAMES = paragraphs("2", "Names", GONE)
LIVE = re.compile(r'data-accepting="[^"]+"|csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|"X-CSRFToken": *"[^"]+"')
"""What differs from one answer to the next, whatever it tells."""


@pytest.fixture(autouse=True)
def public_site(settings):
    settings.PUBLIC_SITE = True


@pytest.fixture
def versions(team):
    """A text of which a clause is gone for two versions and comes back in the last one; each compared with the next."""
    proposal = factories.proposal(keeper=team)
    texts = (RECORD, NAMES), (RECORD,), (RECORD,), (RECORD, NAMES)
    made = [factories.version(*text, proposal=proposal) for text in texts]
    for old, new in pairwise(made):
        comparisons.request(old=old, new=new, queue=Job.Queue.LATER)
    jobs.drain()
    return made


@pytest.fixture
def rival():
    return factories.member(factories.team(name="Team B"), Role.OWNER, "rob")


@pytest.fixture
def others(rival, owner, reader, admin) -> list[Person]:
    """Who may not see what the reviewer says to herself."""
    return [reader, rival, owner, admin, AnonymousUser()]


def addresses(versions) -> list[str]:
    proposal, since = versions[0].proposal, (timezone.now() - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    pages = ["/jobs/", "/comparisons/", "/desk/", "/library/", reverse("proposal", args=[proposal.slug])]
    for version in (versions[0], versions[-1]):
        pages += [reverse("version", args=[version.slug]), reverse("margin", args=[version.slug])]
    for noun in ("jobs", "comparisons"):
        rows = f"/api/v1/{noun}/"
        pages += [rows, f"{rows}?changed_after={since}", f"{rows}?page_size=1"]
    pages += [f"/api/v1/comparisons/{narrowed}" for narrowed in (f"?old={versions[0].slug}", "?ordering=-asked_at")]
    return [*pages, "/api/v1/jobs/?kind=carrying", "/api/v1/jobs/?state=queued"]


Told = tuple[int, str, str | None]


def told(person: Person, versions) -> dict[str, Told]:
    """By address the status, the body and the entity tag of what `person` is answered."""
    client = Client()
    if isinstance(person, User):
        client.force_login(person)
    found = {}
    for address in addresses(versions):
        answer = client.get(address)
        tag = answer.headers.get("ETag") if address.startswith("/api/") else None
        body = answer.content.decode()
        found[address.partition("changed_after")[0] or address] = (answer.status_code, LIVE.sub("", body), tag)
    return found


def differing(one: dict[str, Told], other: dict[str, Told]) -> list[str]:
    """The addresses of which not the same is told."""
    return [address for address in one if one[address] != other[address]]


def remarks_to_herself(versions, reviewer, team) -> None:
    remark(versions[0], reviewer, team, number="2", quote=GONE, visibility="private")


def remarks_to_the_team(versions, reviewer, team) -> None:
    remark(versions[0], reviewer, team, number="2", quote=GONE, visibility="team")


def ticks(versions, reviewer, team) -> None:
    key = versions[0].current_reading.clauses.get(number="2").key
    reviews.mark(versions[0], key, is_reviewed=True, by=reviewer)


@pytest.mark.parametrize("act", [remarks_to_herself, ticks])
@pytest.mark.parametrize("drain", [jobs.drain, lambda: None], ids=["done", "waiting"])
def test_others_are_told_the_same_with_and_without_it(versions, reviewer, team, others, act, drain):
    people = [one for one in others if act is not ticks or one not in team.people.all()]
    for one in people:
        told(one, versions)
    before = [told(one, versions) for one in people]
    act(versions, reviewer, team)
    drain()
    assert [differing(was, told(one, versions)) for was, one in zip(before, people, strict=True)] == [[]] * len(people)


def test_what_a_team_says_to_itself_is_nothing_to_others(versions, reviewer, team, rival, reader):
    people = [rival, reader, AnonymousUser()]
    for one in people:
        told(one, versions)
    before = [told(one, versions) for one in people]
    remarks_to_the_team(versions, reviewer, team)
    jobs.drain()
    assert [differing(was, told(one, versions)) for was, one in zip(before, people, strict=True)] == [[]] * len(people)


def test_who_carries_a_remark_of_their_own_is_told_no_more_for_that_of_another(versions, reviewer, team, rival):
    """Also where both come at one moment: of each person one job waits."""

    def own() -> list[tuple[str, str, int]]:
        rows = visible(Job, rival).filter(submitted_by=rival).order_by("pk")
        return list(rows.values_list("kind", "state", "total"))

    for _ in range(2):
        remarks_to_herself(versions, reviewer, team)
        remark(versions[0], rival, rival.teams.get(), number="1", quote="keeps the record")
    assert own() == [("carrying", "queued", 0)]
    jobs.drain()
    assert own() == [("carrying", "done", 0)] * 3
    assert Placement.objects.filter(version=versions[3]).count() == 4


def test_the_author_is_told_that_it_is_on_its_way_and_where_it_stands(versions, reviewer, team, others, client):
    remarks_to_herself(versions, reviewer, team)
    carrying = being_carried(versions[1], reviewer)
    assert carrying is not None and (carrying.count, carrying.source) == (1, versions[0])
    assert [being_carried(versions[1], one) for one in others] == [None] * len(others)
    assert list(visible(Job, reviewer).filter(kind="carrying").values_list("state", "submitted_by")) == [
        ("queued", reviewer.pk)
    ]
    jobs.drain()
    states = Placement.objects.order_by("version__position").values_list("state", flat=True)
    assert list(states) == ["gone", "gone", "same"]
    assert visible(Job, reviewer).filter(kind="carrying", submitted_by=reviewer).count() == 3
    client.force_login(reviewer)
    assert client.get("/jobs/").content.decode().count("placing the remarks") == 3


def test_a_remark_that_found_no_place_is_not_on_its_way_with_that_of_another(versions, reviewer, team, rival):
    lost = remark(versions[0], rival, rival.teams.get(), number="1", visibility="public")
    Annotation.objects.filter(pk=lost.pk).update(key="nowhere")
    jobs.drain()
    remarks_to_herself(versions, reviewer, team)
    assert being_carried(versions[1], rival) is None


def test_whoever_asks_for_it_gets_one_of_their_own_as_if_it_were_new(versions, reviewer, team, reader):
    remarks_to_herself(versions, reviewer, team)
    jobs.drain()
    first, last = versions[0], versions[-1]
    aside = Comparison.objects.get(old_version=first, new_version=last)
    moment = timezone.now()
    asked = comparisons.request(old=first, new=last, by=reader)
    assert asked != aside
    row = visible(Comparison, reader).get(old_version=first, new_version=last)
    assert (row.pk, row.state, row.asked_at > moment, row.ready_at) == (asked.pk, "computing", True, None)
    assert visible(Job, reader).get(slug=row.job).submitted_by == reader
    jobs.drain()
    assert comparisons.request(old=first, new=last, by=reader) == asked
    assert comparisons.request(old=first, new=last, aside=True) == asked
    assert Placement.objects.get(version=last).state == "same"


def test_at_its_address_it_is_there_and_in_no_list(versions, reviewer, team, client):
    ticks(versions, reviewer, team)
    remarks_to_herself(versions, reviewer, team)
    jobs.drain()
    aside = Comparison.objects.get(old_version=versions[0], new_version=versions[-1])
    client.force_login(reviewer)
    assert client.get(reverse("comparison", args=[aside.slug])).status_code == 200
    assert client.get(reverse("comparison-first", args=[aside.slug])).status_code == 200
    assert client.get(reverse("comparison-export", args=[aside.slug, "json"])).status_code == 200
    assert client.get(f"/api/v1/comparisons/{aside.slug}/").status_code == 404
    assert client.get(f"/api/v1/comparisons/{aside.slug}/changes/").status_code == 404
    slug = Annotation.objects.get().slug
    places = client.get(f"/api/v1/annotations/{slug}/placements/").json()["results"]
    assert [one["comparison"] for one in places][-1] is None
    assert client.get(f"/api/v1/comparisons/{places[0]['comparison']}/").status_code == 200


def test_who_moves_a_version_has_no_jobs_of_what_others_said(versions, reviewer, team, editor):
    remarks_to_herself(versions, reviewer, team)
    jobs.drain()
    ordering.move(versions[1], 3, by=editor)
    jobs.drain()
    assert not Job.objects.filter(submitted_by=editor, kind="carrying").exists()
    assert not visible(Job, editor).filter(kind="carrying").exists()


def test_the_place_in_a_queue_counts_what_one_may_see(versions, reviewer, team, reader, admin):
    hidden = factories.version(proposal=factories.proposal(teams=[team]))
    comparisons.request(old=versions[0], new=versions[2], queue=Job.Queue.LATER)
    last = Job.objects.filter(kind="comparison", state=Job.State.QUEUED)

    def place(person: Person) -> int:
        return int(vars(with_place(last, person).get())["others"])

    assert [place(one) for one in (reader, AnonymousUser(), admin)] == [0, 0, 0]
    jobs.submit("search", hidden.pk)
    ticks(versions, reviewer, team)
    remarks_to_herself(versions, reviewer, team)
    last = last.filter(target=Comparison.objects.get(old_version=versions[0], new_version=versions[2]).pk)
    assert [place(one) for one in (reader, AnonymousUser(), reviewer)] == [0, 0, 1]


@pytest.mark.parametrize("says", [True, False])
def test_texts_of_a_language_follow_each_other_whether_or_not_anybody_said_something(reviewer, team, reader, says):
    first = factories.version(RECORD, language="en")
    second = factories.version(RECORD, proposal=first.proposal, language="fr")
    if says:
        remark(first, reviewer, team, number="1", visibility="private")
    third = factories.version(RECORD, proposal=first.proposal, language="en")
    comparisons.request_for(second)
    comparisons.request_for(third)
    jobs.drain()
    pairs = visible(Comparison, reader).values_list("old_version", "new_version")
    assert list(pairs) == [(first.pk, third.pk)]


def test_who_said_nothing_there_is_not_told_of_a_withdrawal(versions, reviewer, team, editor, owner):
    remarks_to_herself(versions, reviewer, team)
    jobs.drain()
    withdrawals.withdraw(versions[0], reason="It was sent by mistake.", by=owner)
    assert list(Notice.objects.values_list("user", flat=True)) == [reviewer.pk]


def test_restoring_a_version_makes_nothing_known(versions, reviewer, team, owner, reader, admin):
    remarks_to_herself(versions, reviewer, team)
    jobs.drain()
    withdrawals.withdraw(versions[0], reason="It was sent by mistake.", by=owner)
    withdrawals.restore(versions[0], by=owner)
    jobs.drain()
    aside = Comparison.objects.get(old_version=versions[0], new_version=versions[-1])
    assert (aside.aside, aside.ready_at is not None) == (True, True)
    assert not Job.objects.filter(target=aside.pk, kind="comparison").exclude(submitted_by=None).exists()
    for person in (reader, owner, admin):
        assert not visible(Job, person).filter(kind="comparison", target=aside.pk).exists()
