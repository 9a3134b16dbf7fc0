import pytest
from django.contrib.auth.models import AnonymousUser

from annotations.queries.search import find
from clauseline.tokens import question
from project.management.commands.up import learn
from proposals.models import SearchRow
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


def test_a_start_fills_what_search_does_not_know(settings, capsys):
    settings.PUBLIC_SITE = True
    factories.version(paragraphs("1", "", "The gaze."))
    SearchRow.objects.all().delete()
    learn()
    assert len(find(AnonymousUser(), question("gaze"))) == 1
    assert capsys.readouterr().out == "Search learns the words of 1 versions anew. This may take minutes.\n"


def test_a_start_on_what_is_known_says_and_writes_nothing(capsys, django_assert_num_queries):
    factories.version(paragraphs("1", "", "The gaze."))
    with django_assert_num_queries(6):
        learn()
    assert capsys.readouterr().out == ""
