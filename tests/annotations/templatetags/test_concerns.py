import pytest
from django.utils import translation

from annotations.models import AnnotationConcern
from annotations.templatetags.arguments import in_own_language
from annotations.templatetags.concerns import NamedConcern, concerns, families, named
from clauseline.concerns import FAMILIES, VOCABULARY
from tests import factories
from tests.annotations.remarks import remark

FIRST, SECOND = VOCABULARY.concerns[:2]


@pytest.mark.parametrize("language", ["en", "fr", "zh-hans"])
def test_a_concern_has_the_label_of_who_reads(language: str):
    with translation.override(language):
        found = named(FIRST.id)
    assert (found.id, found.code, found.family) == (FIRST.id, FIRST.code, FIRST.family)
    assert found.label == FIRST.label[language[:2]]


def test_what_this_vocabulary_does_not_have_keeps_its_id():
    assert named("dreams") == NamedConcern("dreams", "dreams", "", "dreams")


def test_the_whole_vocabulary_stands_family_by_family():
    found = families()
    assert [one.id for one in found] == [*FAMILIES]
    assert [one.label for one in found] == ["Identity", "Data", "Power", "Freedom", "Fairness"]
    every = [concern.id for one in found for concern in one.concerns]
    assert sorted(every) == sorted(concern.id for concern in VOCABULARY.concerns)


@pytest.mark.django_db
def test_what_an_annotation_names_takes_no_query_where_it_was_fetched(reviewer, team, django_assert_num_queries):
    version = factories.version(factories.paragraphs("1", "Scope", "Avatars are shown."))
    made = remark(version, reviewer, team, number="1")
    for one in (FIRST, SECOND):
        AnnotationConcern.objects.create(annotation=made, concern=one.id)
    fetched = type(made).objects.prefetch_related("concerns").get(pk=made.pk)
    with django_assert_num_queries(0):
        found = concerns(fetched)
    assert sorted(one.id for one in found) == sorted([FIRST.id, SECOND.id])


@pytest.mark.parametrize(("language", "words"), [("fr", "bonjour"), ("zh-hans", "hello"), ("en", "hello")])
def test_words_are_those_of_who_reads_else_english(language: str, words: str):
    with translation.override(language):
        assert in_own_language({"fr": "bonjour", "en": "hello"}) == words


def test_without_english_any_words_are_better_than_none():
    assert (in_own_language({"zh": "你好"}), in_own_language({})) == ("你好", "")
