from threading import Event, Thread

import pytest
from django.db import connection, transaction

from annotations.queries.found import FoundKind
from annotations.queries.search import find
from annotations.services import search
from clauseline.tokens import question
from proposals.models import SearchRow
from proposals.search.index import TOGETHER
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.postgres


def said(asked: str, person) -> list[int]:
    return [row.number for row in find(person, question(asked))[:99] if row.kind == FoundKind.ANNOTATION]


@pytest.mark.django_db
def test_annotations_share_rows(django_assert_num_queries):
    ana = factories.person()
    team = factories.team(ana)
    version = factories.version(paragraphs("1", "", "Text"))
    made = [remark(version, ana, team, comment=f"A gaze and word{number}") for number in range(TOGETHER + 1)]
    assert SearchRow.objects.filter(reading=None, share=0).count() == 2
    assert said("gaze", ana) == [one.pk for one in made]
    assert said("word7", ana) == [made[7].pk]
    with django_assert_num_queries(8):
        search.index([made[0].pk])


@pytest.mark.django_db
def test_what_changes_no_words_writes_no_words(django_assert_num_queries):
    ana = factories.person()
    one = remark(factories.version(paragraphs("1", "", "Text")), ana, factories.team(ana))
    with django_assert_num_queries(1):
        one.save(update_fields=["state"])


if connection.vendor == "postgresql":
    # On SQLite a transaction that writes is alone from its start.

    @pytest.mark.django_db(transaction=True)
    def test_two_who_write_at_once_lose_no_words():
        ana = factories.person()
        team = factories.team(ana)
        version = factories.version(paragraphs("1", "", "Text"))
        first = remark(version, ana, team, comment="An old one")
        while (first.pk + 1) % TOGETHER == 0:
            # The second one's row would be another, and nobody would wait.
            first = remark(version, ana, team, comment="An old one")
        began = Event()

        def change() -> None:
            began.wait()
            first.comment = "A new gaze"
            first.save()
            search.index([first.pk])
            connection.close()

        other = Thread(target=change)
        other.start()
        with transaction.atomic():
            second = remark(version, ana, team, comment="A gaze")
            began.set()
            other.join(0.5)
            assert other.is_alive()
        other.join()
        assert said("gaze", ana) == [first.pk, second.pk]
