import pytest

from clauseline.comparing import ENGINE
from proposals.models import ChangeSide, Comparison, Job, Role, Version
from proposals.queries.library import latest_steps
from proposals.refusals import NotYetComparable, Withdrawn
from proposals.services import comparisons, jobs, proposals
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies how identities are kept in virtual worlds.")
RECORD = paragraphs("2", "Record", "The record of behaviour is required to be stored by the platform for each user.")
WEAKER = paragraphs("2", "Record", "The record of behaviour is recommended to be stored by the platform for each user.")


@pytest.fixture
def two_versions():
    proposal = factories.proposal()
    return factories.version(SCOPE, RECORD, proposal=proposal), factories.version(SCOPE, WEAKER, proposal=proposal)


def test_asked_twice_it_is_the_same_row(two_versions):
    old, new = two_versions
    first = comparisons.request(old=old, new=new)
    assert comparisons.request(old=old, new=new) == first
    assert list(Job.objects.values_list("kind", "target")) == [("comparison", first.pk)]


def test_every_clause_is_on_one_side_of_one_change(two_versions):
    old, new = two_versions
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    sides = ChangeSide.objects.filter(comparison=comparison)
    assert sorted(sides.values_list("side", "clause__number")) == [
        ("new", "1"),
        ("new", "2"),
        ("old", "1"),
        ("old", "2"),
    ]
    assert [(c.kind, c.flags) for c in comparison.changes.all()] == [
        ("unchanged", []),
        ("modified", ["reworded", "weakened"]),
    ]
    comparison.refresh_from_db()
    assert comparison.counts == {"unchanged": 1, "modified": 1, "reworded": 1, "weakened": 1}


def test_it_waits_for_a_version_that_is_still_being_read():
    proposal = factories.proposal()
    old, new = factories.version(SCOPE, proposal=proposal), factories.version(proposal=proposal)
    waiting = comparisons.request(old=old, new=new)
    assert comparisons.request(old=old, new=new) == waiting
    assert not Job.objects.exists()
    new.current_reading = factories.reading(new, SCOPE)
    new.save()
    comparisons.request_for(new)
    jobs.drain()
    done = Comparison.objects.get(old_version=old, new_version=new)
    assert done.slug == waiting.slug
    assert [change.kind for change in done.changes.all()] == ["unchanged"]


def test_one_version_with_itself_is_refused(two_versions):
    with pytest.raises(NotYetComparable, match="one and the same"):
        comparisons.request(old=two_versions[0], new=two_versions[0])


def test_a_withdrawn_version_has_nothing_to_compare(two_versions):
    old, new = two_versions
    old.withdrawn_at = old.uploaded_at
    with pytest.raises(Withdrawn):
        comparisons.request(old=old, new=new)


def test_a_version_in_the_middle_is_compared_with_both_neighbours():
    proposal = factories.proposal()
    first, middle, last = (factories.version(SCOPE, proposal=proposal) for _ in range(3))
    comparisons.request_for(middle)
    pairs = Comparison.objects.order_by("pk").values_list("old_version", "new_version")
    assert list(pairs) == [(first.pk, middle.pk), (middle.pk, last.pk)]


SOLD = paragraphs("1", "Data", "We do not sell your data to anyone.")
MAYBE = paragraphs("1", "Data", "We may sell your data to anyone.")


def verdicts(comparison: Comparison) -> list[str]:
    return [row["verdict"] for change in comparison.changes.all() for row in change.strength]


def test_another_genre_compares_the_texts_anew_and_the_genre_of_before_the_first_again():
    editor = factories.member(factories.team(), Role.EDITOR)
    proposal = factories.kept(editor, title="Life at the pier")
    old, new = (factories.version(text, proposal=proposal) for text in (SOLD, MAYBE))
    first = comparisons.request(old=old, new=new)
    jobs.drain()
    assert verdicts(first) == []
    proposals.change(proposal, {"genre": "policy"}, by=editor)
    jobs.drain()
    second = Comparison.objects.exclude(pk=first.pk).get()
    assert (second.engine, verdicts(second)) == (f"{ENGINE}+policy", ["weakened"])
    assert comparisons.request(old=old, new=Version.objects.get(pk=new.pk)) == second
    proposals.change(proposal, {"genre": ""}, by=editor)
    jobs.drain()
    shown = latest_steps([new])[new.pk]
    assert (shown.slug, shown.engine, verdicts(shown)) == (first.slug, ENGINE, [])


def test_another_title_compares_nothing_anew():
    editor = factories.member(factories.team(), Role.EDITOR)
    proposal = factories.kept(editor)
    for text in (SOLD, MAYBE):
        factories.version(text, proposal=proposal)
    proposals.change(proposal, {"title": "Life at the pier", "genre": ""}, by=editor)
    assert not Comparison.objects.exists()
