"""What the makers of terms or of a policy say that they do, do not do, or may do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clauseline.comparing import compare
from clauseline.comparing.changes import StrengthChange
from clauseline.vocabulary import Genre
from tests.clauseline.comparing.drafts import draft

TOLD = "The harbour office has a red roof and a bell that children like to hear in the morning."
SHARED = "We share the location of your boat with every advertiser of the northern coast who asks us for it."
KEPT = "We delete the location of your boat as soon as it has left the northern harbour for the winter."


def _rows(old: str, new: str, title: str, language: str = "en", genre: Genre | None = None) -> list[StrengthChange]:
    sides = (draft(("1", "Rules", text), language=language) for text in (old, new))
    before, after = (replace(side, facts={"title": title}) for side in sides)
    compared = compare(before, after, genre=genre)
    return [row for change in compared.changes for row in change.strength]


@pytest.mark.parametrize(
    ("title", "language", "old", "new"),
    [
        ("Privacy notice of the pier", "en", "We do not sell your data to anyone.", "We may sell your data to anyone."),
        ("Terms of service of the pier", "en", "We never share your photos.", "We share your photos."),
        ("港务局隐私政策", "zh", "我们不会出售您的信息给任何人。", "我们可能会出售您的信息给任何人。"),
        ("Datenschutzerklärung", "de", "Wir verkaufen Ihre Daten nicht.", "Wir können Ihre Daten verkaufen."),
        ("Politique de confidentialité", "fr", "Nous ne vendons pas vos données.", "Nous pouvons vendre vos données."),
        ("Política de privacidad", "es", "No vendemos sus datos.", "Podemos vender sus datos."),
    ],
)
def test_a_promise_that_is_given_up_is_weakened(title: str, language: str, old: str, new: str):
    (row,) = _rows(old, new, title, language)
    assert (row.verdict, row.reason, row.old and row.old.level) == ("weakened", "verb-lowered", "prohibition")


@pytest.mark.parametrize(
    ("title", "genre", "verdicts"),
    [
        ("Life at the pier", None, []),
        ("Life at the pier", "policy", ["weakened"]),
        ("Privacy notice of the pier", "standard", []),
    ],
)
def test_what_a_person_said_that_it_is_goes_before_its_title(title: str, genre: Genre | None, verdicts: list[str]):
    old, new = "We do not sell your data to anyone.", "We may sell your data to anyone."
    assert [row.verdict for row in _rows(old, new, title, genre=genre)] == verdicts


def test_data_that_is_shared_now_is_a_grant_that_protects_less():
    (row,) = _rows(TOLD, f"{TOLD} {SHARED}", "Privacy notice of the pier")
    assert (row.kind, row.reason, row.effect, row.is_to_check) == ("grant", "new", "less", False)


def test_a_promise_that_is_gone_is_told():
    (row,) = _rows(f"{TOLD} {KEPT}", TOLD, "Privacy notice of the pier")
    assert (row.kind, row.verdict, row.reason) == ("duty", "weakened", "gone")
    assert row.old is not None
    assert (row.old.level, row.old.convention) == ("requirement", "policy")


@pytest.mark.parametrize("sentence", [SHARED, KEPT])
def test_in_another_draft_it_is_a_statement(sentence: str):
    assert _rows(TOLD, f"{TOLD} {sentence}", "Specification of harbour lamps") == []


def test_a_condition_is_no_promise():
    assert _rows(TOLD, f"{TOLD} If we delete your data, the lamp is dark.", "Privacy notice of the pier") == []
