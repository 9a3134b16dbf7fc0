import pytest

from annotations.models import Annotation, CommentSet
from project.sample import loading
from proposals.models import Body, Version
from tests import factories

pytestmark = pytest.mark.django_db


def test_loaded_twice_it_is_there_once_among_rows_that_resemble_it():
    loading.load()
    counts = [model.objects.count() for model in (Version, Annotation, CommentSet)]
    of = Version.objects.get(number="FGXW-O-047")
    factories.body(name="Another group", short_name="FGXW")
    factories.version(proposal=factories.proposal(number=of.proposal.number), number=of.number)
    loading.load()
    assert [model.objects.count() for model in (Version, Annotation, CommentSet)] == [counts[0] + 1, *counts[1:]]
    assert Body.objects.filter(short_name="FGXW").count() == 2
