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


TITLES = {
    "en": "Privacy notice of the pier",
    "de": "Datenschutzerklärung des Stegs",
    "fr": "Politique de confidentialité du quai",
    "es": "Política de privacidad del muelle",
    "zh": "港务局隐私政策",
}
ABOUT = {
    "en": "The harbour office has a red roof and a bell.",
    "de": "Das Hafenamt hat ein rotes Dach und eine Glocke.",
    "fr": "Le bureau du port a un toit rouge et une cloche.",
    "es": "La oficina del puerto tiene un tejado rojo y una campana.",
    "zh": "港务局有红色的屋顶和一口钟。",
}


@pytest.mark.parametrize(
    ("language", "promise"),
    [
        ("en", "We do not track you on the piers of other harbours."),
        ("en", "We will not charge you for a rope that the storm has torn."),
        ("en", "Children who fish from the pier are not profiled."),
        ("en", "We publish a report of every question of the police each spring."),
        ("en", "We only keep the names of boats for three nights."),
        ("de", "Wir verfolgen Sie nicht auf den Stegen anderer Häfen."),
        ("de", "Eine Weitergabe Ihrer Bootsnamen an andere Häfen erfolgt nicht."),
        ("de", "Ihre Daten werden nicht an die Polizei anderer Häfen weitergegeben."),
        ("de", "Nach drei Nächten löschen wir die Namen der Boote."),
        ("fr", "Nous ne vous suivons pas sur les quais des autres ports."),
        ("fr", "Vos données ne sont jamais vendues à la police des autres ports."),
        ("fr", "Nous effaçons les noms des barques au bout de trois nuits."),
        ("es", "No le seguimos en los muelles de otros puertos del norte."),
        ("es", "Sus datos no se venden a la policía de otros puertos."),
        ("es", "Borramos los nombres de las barcas al cabo de tres noches."),
        ("zh", "我们不会追踪您在其他码头的行为。"),
        ("zh", "您的航迹数据不会被出售给其他港口。"),
        ("zh", "我们采用加密技术保护码头上的船名。"),
    ],
)
def test_a_promise_in_the_plain_present_that_is_gone_is_weakened(language: str, promise: str):
    (row,) = _rows(f"{ABOUT[language]} {promise}", ABOUT[language], TITLES[language], language)
    assert (row.kind, row.verdict) == ("duty", "weakened")
    assert row.reason in ("gone", "gone-alike")


@pytest.mark.parametrize(
    ("language", "promise", "narrowed"),
    [
        ("en", "We do not track you on other piers.", "We do not track you on other piers at night."),
        ("de", "Wir verfolgen Sie nicht auf anderen Stegen.", "Wir verfolgen Sie nachts nicht auf anderen Stegen."),
        ("fr", "Nous ne vous suivons pas sur les quais.", "Nous ne vous suivons pas la nuit sur les quais."),
        ("es", "No le seguimos en otros muelles.", "No le seguimos de noche en otros muelles."),
        ("zh", "我们不会追踪您在码头的行为。", "我们不会追踪您夜间在码头的行为。"),
    ],
)
def test_what_narrows_a_promise_is_told_in_a_row_of_it(language: str, promise: str, narrowed: str):
    (row,) = _rows(promise, narrowed, TITLES[language], language)
    assert row.old
    assert row.new
    assert {row.old.level, row.new.level} == {"prohibition"}
    assert row.edits
    assert not row.sure


@pytest.mark.parametrize(
    ("language", "grant", "effect"),
    [
        ("en", "We may at our discretion change the rules of the pier and its fees.", "less"),
        ("en", "We reserve the right to close the pier whenever the gulls are loud.", "less"),
        ("en", "We may use your drawings of the pier to train a parrot.", "less"),
        ("en", "We record your voice whenever you call the lighthouse.", "ask"),
        ("de", "Wir behalten uns vor, den Steg bei lautem Geschrei der Möwen zu schließen.", "less"),
        ("de", "Wir können alle Gespräche am Leuchtturm und am Steg aufzeichnen.", "less"),
        ("fr", "Nous nous réservons le droit de fermer le quai quand crient les mouettes.", "less"),
        ("fr", "Nous pouvons enregistrer tous les appels et les conversations du phare.", "less"),
        ("es", "Nos reservamos el derecho de cerrar el muelle cuando gritan las gaviotas.", "less"),
        ("es", "Podemos grabar todas las llamadas y conversaciones del faro.", "less"),
        ("zh", "我们有权随时修改码头的收费规则。", "less"),
        ("zh", "我们会收集您的通讯录和船名。", "ask"),
    ],
)
def test_what_makers_take_anew_is_a_grant(language: str, grant: str, effect: str):
    (row,) = _rows(ABOUT[language], f"{ABOUT[language]} {grant}", TITLES[language], language)
    assert (row.kind, row.effect) == ("grant", effect)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We do not know how old the bell is."),
        ("en", "We do not monitor the piers of other harbours."),
        ("en", "We do not endorse what is sold on the pier."),
        ("en", "We cannot ask the moon."),
        ("en", "We may update the tide table."),
        ("en", "We may use your drawings only with your consent."),
        ("de", "Wir geben keine Garantie für die Lampen."),
        ("de", "Wenn wir Sie nicht verfolgen, bleibt die Lampe dunkel."),
        ("de", "Wir verwenden eine Glocke aus Messing."),
        ("fr", "Nous ne donnons aucune garantie sur la lampe."),
        ("fr", "Nous utilisons une cloche de laiton."),
        ("es", "La barca no lee el agua."),
        ("es", "Si no le seguimos, la lámpara queda apagada."),
        ("zh", "我们使用铜钟。"),
        ("zh", "如果我们不收集您的信息，灯就不亮。"),
    ],
)
def test_what_only_looks_like_a_promise_or_a_grant_has_no_row(language: str, sentence: str):
    without, more = ABOUT[language], f"{ABOUT[language]} {sentence}"
    assert _rows(without, more, TITLES[language], language) == []
    assert _rows(more, without, TITLES[language], language) == []


def test_who_may_refuse_to_be_recorded_grants_nothing():
    rows = _rows(ABOUT["zh"], f"{ABOUT['zh']}您可以拒绝我们收集您的信息。", TITLES["zh"], "zh")
    assert "grant" not in {row.kind for row in rows}


@pytest.mark.parametrize("binds", ["are deleted by us", "will be erased", "shall be anonymised"])
def test_a_promise_in_the_passive_binds_as_much(binds: str):
    title = "Privacy notice of the pier"
    rows = _rows("We will delete your data after a year.", f"Your data {binds} after a year.", title)
    assert "weakened" not in {row.verdict for row in rows}
    (gone,) = _rows(f"Your data {binds} after a year. The bell rings.", "The bell rings.", title)
    assert gone.verdict == "weakened"
