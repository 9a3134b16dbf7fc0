"""What proves that a sentence says the same, and what only looks as if it did."""

from __future__ import annotations

import pytest

from tests.clauseline.comparing.edits.sentences import proved

SAME = [
    ("typography", "de", "Als \"Gast\" gilt, wer ein Zimmer hat.", "Als „Gast“ gilt, wer ein Zimmer hat."),
    ("spelling", "en", "The office shall keep a recieved letter.", "The office shall keep a received letter."),
    ("spelling", "en", "Our on-line shop asks for your name.", "Our online shop asks for your name."),
    ("numbering", "en", "A guard shall note (a) doors, (b) hours.", "A guard shall note (i) doors, (ii) hours."),
    ("numbering", "fr", "Il doit noter a) la porte, b) l’heure.", "Il doit noter 1° la porte, 2° l’heure."),
    ("number", "en", "The guard shall wait ten minutes.", "The guard shall wait 10 minutes."),
    ("number", "en", "You have twelve days to answer us.", "You have twelve (12) days to answer us."),
    ("citation", "en", "Hours shall follow ISO 8601 in all logs.", "Hours shall follow ISO 8601-1:2019 in all logs."),
    ("citation", "de", "Es gilt Verordnung (EU) 2019/881.", "Es gilt Verordnung (EU) 2019/881 (Cybersicherheit)."),
    ("citation", "zh", "门禁应当遵守《网络安全法》的规定。", "门禁应当遵守《中华人民共和国网络安全法》的规定。"),
    ("inflection", "en", "A lamp that is broken shall be marked.", "Lamps that are broken shall be marked."),
    ("inflection", "fr", "Le gardien d’un parc doit chanter.", "Les gardiens de parcs doivent chanter."),
    ("function-words", "zh", "运营者应当保存所使用的钥匙。", "运营者应当保存使用的钥匙。"),
    ("order", "en", "We keep your name, your car and your seat.", "We keep your seat, your name and your car."),
    ("order", "zh", "我们收集您的姓名、车牌和座位，用后删除。", "我们收集您的座位、姓名和车牌，用后删除。"),
    ("voice", "en", "The guard shall lock the gate at night.", "The gate shall be locked by the guard at night."),
    ("voice", "de", "Der Wärter muss die Tore prüfen.", "Die Tore müssen vom Wärter geprüft werden."),
    ("synonym", "en", "Prior to the tour the guide shall wait.", "Before the tour the guide shall wait."),
    ("synonym", "zh", "如您有疑问，可以询问售票员。", "如果您有疑问，可以询问售票员。"),
    ("example", "en", "Show a card, for example a visa, to us.", "Show a card, for example a visa or a pass, to us."),
]  # fmt: skip
NOT_THE_SAME = [
    ("en", "Any guest may complain.", "Many guests may complain."),
    ("en", "Guests may now complain.", "Guests may not complain."),
    ("en", "The guard shall name the guest and the host.", "The guard shall name the guest or the host."),
    ("en", "The guard shall search every guest.", "The guard shall search a guest."),
    ("en", "The guard shall report the guest to the host.", "The host shall report the guest to the guard."),
    ("en", "The guard shall wait until six.", "The guard shall wait until ten."),
    ("en", "An employer shall pay the fee.", "An employee shall pay the fee."),
    ("en", "Authorised people shall enter.", "Unauthorised people shall enter."),
    ("de", "Der Wärter muss vor der Führung zählen.", "Der Wärter muss nach der Führung zählen."),
    ("fr", "Le gardien doit noter la porte et l’heure.", "Le gardien doit noter la porte ou l’heure."),
    ("es", "El guarda deberá abrir la puerta sin pagar.", "El guarda deberá abrir la puerta al pagar."),
    ("zh", "运营者应当告知用户和家长。", "运营者应当告知用户或家长。"),
    ("zh", "运营者应当取得单独同意。", "运营者应当取得同意。"),
]


@pytest.mark.parametrize(("proof", "language", "old", "new"), SAME)
def test_what_says_the_same_is_proved(proof, language, old, new):
    assert proved(old, new, language) == proof


@pytest.mark.parametrize(("language", "old", "new"), NOT_THE_SAME)
def test_what_does_not_is_never_proved(language, old, new):
    assert proved(old, new, language) is None


def test_a_term_that_has_another_name_everywhere_is_renamed():
    old = "The Warden shall lock the gate. The Warden has a key."
    assert proved(old, old.replace("Warden", "Keeper")) == "renamed"


def test_a_name_that_is_left_somewhere_proves_nothing():
    old = "The Warden shall lock the gate. The Warden has a key. A Warden rests at noon."
    assert proved(old, old.replace("The Warden", "The Keeper")) is None


def test_a_name_that_was_used_before_proves_nothing():
    old = "The Warden shall lock the gate. The Warden has a key. The Keeper sleeps."
    assert proved(old, old.replace("The Warden", "The Keeper")) is None


def test_one_replacement_is_no_renaming():
    assert proved("A judge shall sign the order.", "A mayor shall sign the order.") is None
