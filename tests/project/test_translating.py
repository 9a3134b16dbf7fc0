"""The interface in every language it is offered in."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from clauseline.reading.structure.building import TOO_LONG
from project import translating
from proposals.templatetags.sentences import sentence, translated
from tests import factories

MEND = "Run: python manage.py translations, and translate what it names in project/locale (docs/guide/translating.md)"


@pytest.mark.parametrize("language", translating.LANGUAGES)
def test_every_string_is_translated(language):
    words = translating.words_of(language)
    strings = {(message.id, message.context) for message in translating.gather() if message.id}
    translated = {
        (message.id, message.context)
        for message in words
        if message.id and all(translating.forms(message.string)) and not message.fuzzy
    }
    assert (strings - translated, translated - strings) == (set(), set()), MEND


@pytest.mark.parametrize("language", translating.LANGUAGES)
def test_placeholders_and_plurals_are_right(language):
    words = translating.words_of(language)
    assert [(message.id, [str(fault) for fault in faults]) for message, faults in words.check()] == []


def bare(language: str) -> dict[str, str]:
    """All that is said in a language, each without placeholders and tags, and without a time of day."""
    messages = (message for message in translating.words_of(language) if message.id)
    strings = [str(form) for message in messages for form in translating.forms(message.string)]
    return {form: re.sub(r"%\(\w+\)[sd]|<[^>]+>|\d:\d", "", form) for form in strings}


def test_chinese_is_written_with_its_own_marks():
    assert [form for form, words in bare("zh_Hans").items() if re.search(r"[,;:?!()]", words)] == []


def test_a_clause_is_called_in_french_as_the_glossary_has_it():
    assert [form for form, words in bare("fr").items() if re.search(r"\bclauses?\b", words, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", translating.LANGUAGES)
def test_what_the_site_reads_is_what_translators_wrote(language):
    assert translating.path_of(language, "mo").read_bytes() == translating.compiled(language), MEND


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Of 9 clauses, 1 was weakened. 2 were moved and 1 is new. 5 are unchanged.",
        ),
        (
            "fr",
            "Sur 9 articles, 1 a été affaibli. 2 ont été déplacés et 1 est nouveau. 5 sont inchangés.",
        ),
        (
            "zh-hans",
            "共 9 条，其中 1 条约束力减弱。2 条移动，1 条为新增。5 条保持不变。",
        ),
    ],
)
def test_a_comparison_is_told_in_the_language(language, words):
    with override(language):
        assert sentence({"weakened": 1, "moved": 2, "inserted": 1, "unchanged": 5}, 9) == words


def test_what_readers_say_is_told_in_the_language():
    with override("fr"):
        said = "12 clause numbers were missing in the text and were taken from its table of contents."
        assert translated(said) == (
            "12 numéros d’article manquaient dans le texte et ont été pris dans sa table des matières."
        )
        assert translated("This file is empty.") == "Ce fichier est vide."
        assert translated(TOO_LONG % ("4.1 Walls, 100 %", 20_001)) == (
            "« 4.1 Walls, 100 % » compte 20001 caractères d’un seul tenant. Vérifiez qu’aucun titre n’y a été manqué."
        )
        assert translated("100 % of nothing") == "100 % of nothing"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "lang", "words"),
    [
        ("fr", 'lang="fr"', ["Bureau", "Toutes les consultations", "Rien n’est en cours."]),
        ("zh-hans", 'lang="zh-hans"', ["工作台", "所有征求意见", "目前没有进行中的工作。"]),
    ],
)
def test_the_desk_speaks_the_language(client, language, lang, words):
    client.force_login(factories.person("ana"))
    page = client.get(reverse("desk"), headers={"accept-language": language}).content.decode()
    assert [word for word in [lang, *words] if word not in page] == []
