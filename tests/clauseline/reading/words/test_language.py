"""The language of a draft."""

from __future__ import annotations

import pytest

from clauseline.reading.words.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
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
def test_languages_are_told_apart(text, language):
    assert guess_language(text) == language
