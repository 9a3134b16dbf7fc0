"""What proves that a sentence says the same, and what only looks as if it did."""

from __future__ import annotations

import pytest

from clauseline import compare
from tests.clauseline.comparing.drafts import draft
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
    ("example", "en", "Show a card, for example a visa, to us.", "Show a card, for example a pass, to us."),
    ("example", "en", "Show a card to us.", "Show a card, such as a pass, to us."),
    ("synonym", "en", "We don't keep any keys.", "We do not keep any keys."),
    ("synonym", "en", "The rule takes effect in May.", "The rule enters into force in May."),
    ("synonym", "es", "El guarda espera al menos un día.", "El guarda espera no menos de un día."),
    ("synonym", "zh", "本规则自五月一日起施行。", "本规则自五月一日起实施。"),
    ("synonym", "zh", "已停用的门卡应当登记。", "已经停用的门卡应当登记。"),
    ("synonym", "zh", "拾得的门卡移交门卫。", "拾得的门卡移交给门卫。"),
    ("function-words", "zh", "运营者的义务另行公布。", "运营者之义务另行公布。"),
    ("function-words", "en", "We also count the guests.", "We count the guests."),
    ("function-words", "es", "Las llaves que están guardadas se cuentan.", "Las llaves guardadas se cuentan."),
    ("spelling", "de", "Der Prozeß beginnt mittags.", "Der Prozess beginnt mittags."),
    ("number", "de", "Wir löschen die Bilder nach vierzehn Tagen.", "Wir löschen die Bilder nach 14 Tagen."),
    ("number", "es", "El guarda espera siete días.", "El guarda espera 7 días."),
    ("order", "en", "The keys of the guard are counted.", "The guard's keys are counted."),
    ("order", "en", "The guard locks the gate after a storm.", "After a storm, the guard locks the gate."),
    ("order", "fr", "Le gardien compte les portes en mai.", "En mai, le gardien compte les portes."),
    ("order", "de", "Der Wärter zählt im Mai die Tore.", "Im Mai zählt der Wärter die Tore."),
    ("order", "de", "Die Tore, die im Hafen gezählt werden, sind alt.", "Die im Hafen gezählten Tore sind alt."),
    ("inflection", "en", "After the delivery of the key, she left.", "After the key was delivered, she left."),
    ("voice", "en", "We send the key by post.", "The key is sent by us by post."),
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
    ("en", "We do keep the keys.", "We do not keep the keys."),
    ("en", "The guard waits at least a day.", "The guard waits at most a day."),
    ("es", "El guarda espera al menos un día.", "El guarda espera no más de un día."),
    ("zh", "门卫提供用户钥匙。", "门卫提供给用户钥匙。"),
    ("zh", "门卫告知来客。", "门卫被告知来客。"),
    ("de", "Der Wärter verwendet die Tore.", "Der Wärter wird die Tore verwendet."),
    ("zh", "门卫尚未登记门卡。", "门卫已经登记门卡。"),
    ("en", "We too count the guests.", "We count the guests."),
    ("es", "Las llaves que no están guardadas se cuentan.", "Las llaves guardadas se cuentan."),
    ("de", "Die Maße stehen im Buch.", "Die Masse stehen im Buch."),
    ("de", "Wir löschen die Bilder nach vierzehn Tagen.", "Wir löschen die Bilder nach 15 Tagen."),
    ("de", "Wir löschen die Bilder nach vierzehn Tagen.", "Wir löschen die Bilder nach 14 Wochen."),
    ("en", "The keys of the guard are counted.", "The key's guards are counted."),
    ("en", "The guard locks only the gate after a storm.", "Only after a storm the guard locks the gate."),
    ("en", "After a storm the guard locks gates and docks.", "The guard locks gates and after a storm docks."),
    ("de", "Der Wärter meldet im Mai die Wirtin.", "Im Mai meldet die Wirtin der Wärter."),
    ("de", "Die Tore, die im Hafen gezählt werden, sind alt.", "Die nicht im Hafen gezählten Tore sind alt."),
    ("en", "After the delivery of the key, she left.", "After the guard was delivered, she left."),
    ("en", "We send the key by post.", "We are sent the key by post."),
    ("en", "The booth notes your badge and height.", "The booth notes your badge, for example its colour."),
    ("en", "We note the badge of a guest.", "We note the badge and the height, for example in feet, of a guest."),
    ("de", "Wir zählen die Tore.", "Wir zählen die Tore und die Gäste, zum Beispiel nachts."),
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


def test_of_a_name_in_capitals_one_word_may_change():
    old = "The Boat Register Scheme shall be open. A Boat Register Scheme has a key. A scheme may fail."
    assert proved(old, old.replace("Register Scheme", "Register Prefix")) == "renamed"
    # In small letters it is no name, and one that is left proves nothing.
    small = old.replace("Boat Register Scheme", "boat register scheme")
    assert proved(small, small.replace("register scheme", "register prefix")) is None
    left = old + " No Boat Register Scheme is for sale."
    assert proved(left, left.replace("Register Scheme", "Register Prefix", 2)) is None


PLACES = [
    ("en", "The laws of the State of Lowland apply. Courts of the State of Lowland decide.", "Lowland", "Upland"),
    ("en", "The High Court of Lowtown decides. A ship may sail to the High Court of Lowtown.", "Lowtown", "Hightown"),
    ("en", "Lowtown law applies to the ship. A ship obeys Lowtown law.", "Lowtown", "Hightown"),
    ("en", "A judge opens the chest. The judge shall keep the key.", "judge", "mayor"),
    ("en", "We sell lamps to Lark Ltd. Then Lark Ltd lights them.", "Lark", "Finch"),
    ("de", "Es gilt das Recht der Insel Tiefland. Gerichte in Tiefland sind zuständig.", "Tiefland", "Hochland"),
    ("fr", "Le droit de Basseville est applicable. Les tribunaux de Basseville jugent.", "Basseville", "Hauteville"),
    ("es", "Rige la ley de Bajamar. Los tribunales de Bajamar deciden.", "Bajamar", "Altamar"),
    ("zh", "争议由低城仲裁委员会仲裁。低城仲裁委员会可以公开审理。", "低城", "高岛"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "old", "name", "other"), PLACES)
def test_another_place_court_or_party_is_no_other_name(language, old, name, other):
    assert proved(old, old.replace(name, other), language) is None


def test_a_place_that_a_draft_defines_is_a_term_as_others():
    old = "“Lowland” means the island. The laws of Lowland apply. Courts of Lowland decide."
    assert proved(old, old.replace("Lowland", "Upland")) == "renamed"


def test_a_place_is_none_in_several_clauses_either():
    old = draft(("1", "Law", "The laws of New Lowland apply in May."), ("2", "Courts", "Courts in New Lowland decide."))
    new = draft(("1", "Law", "The laws of New Upland apply in May."), ("2", "Courts", "Courts in New Upland decide."))
    edits = [edit for change in compare(old, new).changes for edit in change.edits]
    assert [(edit.old, edit.new, edit.role) for edit in edits] == [("Lowland", "Upland", "where")] * 2


def test_a_party_that_several_clauses_name_may_have_another_name():
    old = draft(("1", "Sale", "We sell lamps to Lark Ltd in May."), ("2", "Light", "At night Lark Ltd lights them."))
    new = draft(("1", "Sale", "We sell lamps to Finch Ltd in May."), ("2", "Light", "At night Finch Ltd lights them."))
    assert [one.proof for change in compare(old, new).changes for one in change.proofs] == ["renamed", "renamed"]


def test_one_replacement_is_no_renaming():
    assert proved("A judge shall sign the order.", "A mayor shall sign the order.") is None
