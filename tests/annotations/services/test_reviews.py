import pytest
from django.utils import timezone

from annotations.models import Review
from annotations.services import reviews
from proposals.refusals import Refusal, Withdrawn
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")


def test_a_tick_is_given_once_and_taken_away():
    ana, version = factories.person("ana"), factories.version(SCOPE)
    key = version.current_reading.clauses.get().key
    for _ in range(2):
        reviews.mark(version, key, is_reviewed=True, by=ana)
    assert list(Review.objects.values_list("user", "version", "key")) == [(ana.pk, version.pk, key)]
    reviews.mark(version, key, is_reviewed=False, by=ana)
    assert Review.objects.count() == 0


def test_only_clauses_of_the_version_are_ticked():
    with pytest.raises(Refusal):
        reviews.mark(factories.version(SCOPE), "nowhere", is_reviewed=True, by=factories.person())


def test_a_withdrawn_version_is_reviewed_no_more():
    withdrawn = factories.version(SCOPE, withdrawn_at=timezone.now())
    with pytest.raises(Withdrawn):
        reviews.mark(withdrawn, "any", is_reviewed=True, by=factories.person())
