import pytest

from annotations.queries.safeguards import offered
from clauseline.concerns import VOCABULARY
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "text", "begins"),
    [
        ("en", "Records shall be kept.", "Records about a person shall be erased"),
        ("en", "Records are required to be kept.", "Records about a person are required to be erased"),
        ("fr", "Les données sont conservées.", "Les données relatives à une personne doivent être effacées"),
        ("zh", "平台应保存记录。", "与个人有关的记录应在实现其目的后删除"),
        ("zh", "平台应当保存记录。", "与个人有关的记录应当在实现其目的后删除"),
    ],
)
def test_sentences_are_in_the_language_and_with_the_verbs_of_the_draft(
    language, text, begins, django_assert_num_queries
):
    version = factories.version(paragraphs("1", "Record", text), language=language)
    with django_assert_num_queries(0 if language == "fr" else 1):
        offers = offered(version)
    assert [offer.concern for offer in offers] == [concern.id for concern in VOCABULARY.concerns]
    (retention,) = (offer.sentences for offer in offers if offer.concern == "retention")
    assert retention[0][: len(begins)] == begins


def test_in_other_languages_there_are_none(django_assert_num_queries):
    version = factories.version(paragraphs("1", "Запись", "Записи хранятся."), language="ru")
    with django_assert_num_queries(0):
        assert offered(version) == []
