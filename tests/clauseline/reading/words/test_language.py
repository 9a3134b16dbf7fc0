"""The language of a draft."""

from __future__ import annotations

import pytest

from clauseline.reading.words import language
from clauseline.reading.words.language import guess_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The system shall record the conduct of the user and is to be kept for the period.", "en"),
        ("Le système doit enregistrer la conduite de l'utilisateur pour une durée et les données des tiers.", "fr"),
        ("La puerta de la casa debe tener la llave que la persona pida antes de entrar.", "es"),
        ("La porta della casa deve avere la chiave che la persona chiede prima di entrare.", "it"),
        ("La porte de la maison a la clé que la personne demande avant d'entrer.", "fr"),
        ("系统应保存用户的行为记录 (user conduct record)。", "zh"),
        ("يجب أن يسجل النظام سلوك المستخدم", "ar"),
        ("Система должна записывать поведение пользователя", "ru"),
        ("Järjestelmän on tallennettava käyttäjän toiminta ja säilytettävä se", "fi"),
        ("12.3 – 45", ""),
    ],
)
def test_languages_are_told_apart(text, code):
    assert guess_language(text) == code


def test_a_sentence_with_small_words_of_one_language_needs_no_model(monkeypatch):
    def no_model():
        raise AssertionError

    monkeypatch.setattr(language, "_model", no_model)
    sentences = {
        "en": "Records must be kept by the provider.",
        "fr": "Les fournisseurs gardent le registre.",
        "de": "Der Anbieter löscht die Daten.",
        "es": "El proveedor conserva los registros.",
    }
    assert {code: guess_language(text) for code, text in sentences.items()} == {code: code for code in sentences}


@pytest.mark.parametrize("text", ["De aanbieder is voor een jaar that", "www.example.com, mail.example.com", "Scope"])
def test_the_model_is_asked_where_small_words_are_of_two_languages_or_one_comes_twice(text, monkeypatch):
    asked: list[str] = []

    class Model:
        def classify(self, sample: str) -> tuple[str, float]:
            asked.append(sample)
            return "xx", 0.0

    monkeypatch.setattr(language, "_model", Model)
    assert (guess_language(text), asked) == ("xx", [text])


def test_the_file_of_the_model_is_closed_once_it_is_read():
    language._library.cache_clear()
    language._model.cache_clear()
    assert guess_language("Järjestelmän on tallennettava käyttäjän toiminta ja säilytettävä se") == "fi"
    assert language._library()[2].closed
