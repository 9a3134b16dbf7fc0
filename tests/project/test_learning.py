import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from annotations.queries.search import find
from clauseline.tokens import question
from project.management.commands.up import learn
from proposals.models import SearchRow
from proposals.services import jobs, search
from tests import factories
from tests.factories import paragraphs
from tests.flat import flat

pytestmark = pytest.mark.django_db


def test_a_start_fills_what_search_does_not_know(settings, capsys):
    settings.PUBLIC_SITE = True
    factories.version(paragraphs("1", "", "The gaze."))
    SearchRow.objects.all().delete()
    learn()
    assert capsys.readouterr().out == "Search learns the words of 1 versions anew while the site runs.\n"
    search.catch_up()
    page = flat(Client().get("/search/", {"q": "gaze"}).text)
    assert "Search is being filled: it does not know 1 of 1 text yet." in page
    jobs.drain()
    assert len(find(AnonymousUser(), question("gaze"))) == 1


def test_a_start_on_what_is_known_says_and_writes_nothing(capsys, django_assert_num_queries):
    factories.version(paragraphs("1", "", "The gaze."))
    with django_assert_num_queries(4):
        learn()
    assert capsys.readouterr().out == ""
