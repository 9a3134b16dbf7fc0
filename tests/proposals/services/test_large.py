"""Two texts of 3,000 clauses each, through all that is done with a comparison."""

from __future__ import annotations

from copy import deepcopy

import pytest

from proposals.models import Change, ChangeSide, Comparison, Job, Version
from proposals.queries.comparisons import stored, words_of
from proposals.services import comparisons as service
from proposals.services import exports, jobs, orders
from tests import factories as make
from tests import large

pytestmark = pytest.mark.django_db
CLAUSES = 3000


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), large.for_a_module():
        proposal = make.proposal()
        texts = [large.brief(text) for text in large.outlines(CLAUSES)]
        old, new = (make.version(*text.clauses, proposal=proposal) for text in texts)
        asked = service.request(old=old, new=new)
        jobs.drain()
        yield Comparison.objects.with_state().get(pk=asked.pk)


@pytest.fixture
def comparison(made):
    # What a test does to these objects, another does not see.
    return deepcopy(made)


@pytest.mark.postgres
def test_it_is_made_at_once(comparison):
    assert comparison.state == "ready"
    assert list(Job.objects.values_list("kind", "state", "attempts").order_by("kind")) == [
        ("carrying", "done", 1),
        ("comparison", "done", 1),
    ]


def test_every_clause_is_loaded_on_its_side(comparison):
    found = stored(comparison)
    assert len(found.old.clauses) == CLAUSES
    assert sorted(place for change in found.changes for place in change.old) == list(range(len(found.old.clauses)))
    assert sorted(place for change in found.changes for place in change.new) == list(range(len(found.new.clauses)))


def test_loading_takes_as_many_queries_as_of_one_clause(comparison, django_assert_max_num_queries):
    with django_assert_max_num_queries(11):
        stored(comparison)
    keys = set(keys_of(comparison))
    with django_assert_max_num_queries(7):
        words_of(comparison, keys)


def test_what_placing_needs_says_the_same(comparison):
    whole, words = stored(comparison), words_of(comparison, set(keys_of(comparison)))
    told = [(c.kind, c.old, c.new, c.spans if c.old else (), c.passages, c.confidence) for c in whole.changes]
    assert told == [(c.kind, c.old, c.new, c.spans, c.passages, c.confidence) for c in words.changes]
    for one, other in ((whole.old, words.old), (whole.new, words.new)):
        assert [(c.title, c.text) for c in one.clauses] == [(c.title, c.text) for c in other.clauses]
    assert (whole.old_keys, whole.new_keys) == (words.old_keys, words.new_keys)


@pytest.mark.parametrize("form", exports.COMPARISON_FORMATS)
def test_it_is_exported(comparison, form):
    assert len(orders.now(exports.order(comparison, form, by=None), by=None).data) > 100_000


@pytest.mark.parametrize("view", ["unified", "side"])
def test_its_page_is_drawn(comparison, client, view):
    client.force_login(make.person())
    assert client.get(f"/comparisons/{comparison.slug}/", {"view": view}).status_code == 200


def test_the_pages_of_its_versions_are_drawn(comparison, client):
    client.force_login(make.person())
    for version in (comparison.old_version, comparison.new_version):
        assert client.get(f"/versions/{version.slug}/").status_code == 200


@pytest.mark.postgres
def test_it_goes_whole(comparison):
    Version.objects.update(current_reading=None)
    for reading in (comparison.old, comparison.new):
        reading.delete()
    assert (Comparison.objects.count(), Change.objects.count(), ChangeSide.objects.count()) == (0, 0, 0)


def keys_of(comparison) -> list[str]:
    return list(comparison.old.clauses.values_list("key", flat=True))
