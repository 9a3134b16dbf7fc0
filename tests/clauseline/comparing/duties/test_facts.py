"""What can be seen of a binding sentence that stands on both sides."""

from __future__ import annotations

import pytest

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.duties.binding import BindingText, compare_strength
from clauseline.comparing.duties.verbs import CHINESE, ENGLISH, FRENCH, GERMAN, SPANISH, Verbs
from clauseline.comparing.wording import changed_wording


def rows(old: str, new: str, verbs: Verbs = ENGLISH, *, is_plain_binding: bool = False) -> list[StrengthChange]:
    sides = (BindingText(old, verbs), BindingText(new, verbs))
    return compare_strength(*sides, changed_wording(old, new), is_plain_binding=is_plain_binding)


def told(old: str, new: str, verbs: Verbs = ENGLISH) -> list[tuple[str, str, bool]]:
    return [(row.reason, row.verdict, row.sure) for row in rows(old, new, verbs)]


KEEP = "The harbour office shall keep the log of every visitor for one year."


@pytest.mark.parametrize(
    ("new", "fact"),
    [
        (KEEP.replace("shall", "should"), ("verb-lowered", "weakened", True)),
        (KEEP.replace("shall keep", "keeps"), ("verb-lowered", "weakened", False)),
        (KEEP.replace("shall", "shall not"), ("reversed", "ambiguous", True)),
        (KEEP.replace("shall", "may"), ("verb-lowered", "weakened", True)),
        (KEEP.replace(".", ", unless the warden objects."), ("exception-added", "weakened", False)),
        (KEEP.replace("The", "If a storm is near, the"), ("condition-added", "weakened", False)),
        (KEEP.replace("harbour office", "lighthouse keeper"), ("actor-changed", "ambiguous", False)),
        (KEEP.replace("harbour office", "large harbour office"), ("scope-changed", "ambiguous", False)),
        (KEEP.replace("The", "On feast days, the"), ("scope-changed", "ambiguous", False)),
        (KEEP.replace("The", "In addition, the"), ("reworded", "same", True)),
        (KEEP.replace("office", "ofice"), ("reworded", "same", True)),
        (KEEP.replace(".", " and shall sign it."), ("duty-added", "strengthened", False)),
    ],
)
def test_a_sentence_says_which_of_its_parts_changed(new: str, fact: tuple[str, str, bool]):
    assert told(KEEP, new) == [fact]


@pytest.mark.parametrize(
    ("firm", "soft", "verbs"),
    [
        ("The office shall tow stranded boats.", "The office shall always strive to tow stranded boats.", ENGLISH),
        ("Der Hafen muss die Boote schleppen.", "Der Hafen muss nach Möglichkeit die Boote schleppen.", GERMAN),
        ("Le port doit remorquer les bateaux.", "Le port doit s’efforcer de remorquer les bateaux.", FRENCH),
        ("El puerto debe remolcar los barcos.", "El puerto debe procurar remolcar los barcos.", SPANISH),
        ("港务局应当拖走搁浅的船只。", "港务局应当尽可能拖走搁浅的船只。", CHINESE),
    ],
)
def test_a_duty_to_try_is_less_than_a_duty(firm: str, soft: str, verbs: Verbs):
    ((fact, verdict, _),) = told(firm, soft, verbs)
    assert (fact, verdict) == ("verb-lowered", "weakened")
    ((fact, verdict, _),) = told(soft, firm, verbs)
    assert (fact, verdict) == ("verb-raised", "strengthened")


def test_the_words_that_soften_a_verb_are_told_with_it():
    (row,) = rows("Pilots shall ring the bell in fog.", "Pilots shall seek to ring the bell in fog.")
    assert row.old and row.new
    assert (row.old.verb, row.new.verb, row.sure) == ("shall", "shall seek", True)


def test_whoever_else_tries_softens_no_duty():
    old = "The gate shall stay open for boats that enter the old harbour."
    assert told(old, old.replace("enter", "seek to enter")) == [("reworded", "same", True)]


@pytest.mark.parametrize(
    ("ban", "narrow", "verbs"),
    [
        ("Pilots shall not show the log.", "Pilots shall not knowingly show the log.", ENGLISH),
        ("Lotsen dürfen das Buch nicht zeigen.", "Lotsen dürfen das Buch nicht unbefugt zeigen.", GERMAN),
        ("领航员不得公开航行日志。", "领航员不得擅自公开航行日志。", CHINESE),
    ],
)
def test_a_ban_that_is_narrowed_forbids_less(ban: str, narrow: str, verbs: Verbs):
    assert told(ban, narrow, verbs) == [("condition-added", "weakened", False)]
    assert told(narrow, ban, verbs) == [("condition-dropped", "strengthened", False)]


@pytest.mark.parametrize(
    ("old", "new", "verbs", "fact"),
    [
        ("All boats shall carry a lamp.", "Large boats shall carry a lamp.", ENGLISH, "scope-changed"),
        ("Large boats must not land.", "Boats must not land.", ENGLISH, "scope-changed"),
        ("Big wooden boats shall carry a lamp.", "Small wooden boats shall carry a lamp.", ENGLISH, "scope-changed"),
        ("Boats shall carry a lamp.", "Pilots shall carry a lamp.", ENGLISH, "actor-changed"),
        ("All boats shall carry a lamp.", "Each boat shall carry a lamp.", ENGLISH, "reworded"),
        ("All boats shall carry a lamp.", "Large boats shall carry a red lamp.", ENGLISH, "reworded"),
        ("Alle Boote müssen ein Licht führen.", "Große Boote müssen ein Licht führen.", GERMAN, "scope-changed"),
        (
            "Les bateaux doivent porter une lampe.",
            "Les grands bateaux doivent porter une lampe.",
            FRENCH,
            "scope-changed",
        ),
        ("船舶经营者应当设置灯光标志。", "大型船舶经营者应当设置灯光标志。", CHINESE, "scope-changed"),
    ],
)
def test_who_is_bound_at_the_head_of_a_sentence_is_told(old: str, new: str, verbs: Verbs, fact: str):
    verdict = ("same", True) if fact == "reworded" else ("ambiguous", False)
    assert told(old, new, verbs) == [(fact, *verdict)]


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("Codes shall have at least 12 signs.", "Codes shall have at least 8 signs.", "weakened"),
        ("Codes shall have at least 8 signs.", "Codes shall have at least 12 signs.", "strengthened"),
        ("Logs shall be deleted within 24 hours.", "Logs shall be deleted within 72 hours.", "weakened"),
        ("Logs shall be kept no more than 9 days.", "Logs shall be kept no more than 5 days.", "strengthened"),
        ("Logs shall be kept for 9 days.", "Logs shall be kept for 5 days.", "ambiguous"),
    ],
)
def test_a_number_says_which_way_it_went_only_where_it_is_a_bound(old: str, new: str, verdict: str):
    assert told(old, new) == [("number-changed", verdict, False)]


def test_chinese_amounts_have_their_bound_behind_them():
    old, new = "平台应在24小时以内删除行为记录。", "平台应在72小时以内删除行为记录。"
    assert told(old, new, CHINESE) == [("number-changed", "weakened", False)]
    assert told("密码应不少于12个字符。", "密码应不少于8个字符。", CHINESE) == [("number-changed", "weakened", False)]


def test_numbers_in_words_are_amounts_and_the_same_amount_is_no_change():
    hours = ("发现故障的，应当在二十四小时内报告。", "发现故障的，应当在七十二小时内报告。")
    assert told(*hours, CHINESE) == [("number-changed", "weakened", False)]
    assert told(hours[0], hours[0].replace("二十四", "24"), CHINESE) == [("reworded", "same", True)]
    days = ("The keeper shall answer within seven days.", "The keeper shall answer within three days.")
    assert told(*days) == [("number-changed", "strengthened", False)]
    assert told(days[0], days[0].replace("seven", "7")) == [("reworded", "same", True)]


def test_a_permission_that_comes_along_changes_no_duty():
    old = "平台应当在会议前将草案发给代表。"
    assert told(old, old.replace("。", "，并可以组织代表研读。"), CHINESE) == [("reworded", "same", True)]


def test_what_is_done_and_what_should_be_done_have_no_direction_in_an_imperative():
    old = "For lines with no angle, render the picture with plain lighting."
    new = "Lines with no angle should be rendered as a picture with plain lighting."
    assert told(old, new) == [("reworded", "same", True)]


def test_the_present_indicative_binds_in_french_and_german_laws():
    old = "Le gardien doit ensuite lire le journal aux visiteurs du port."
    new = "Le gardien lit ensuite le journal aux visiteurs du port."
    [row] = rows(old, new, FRENCH, is_plain_binding=True)
    assert (row.verdict, row.reason) == ("same", "reworded")
    [row] = rows(old, new, FRENCH)
    assert (row.verdict, row.sure) == ("weakened", False)


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("Der Hafen muss Daten löschen.", "Der Hafen soll Daten löschen.", ("verb-lowered", "weakened", True)),
        (
            "Daten der Gäste dürfen nicht gespeichert werden.",
            "Daten der Gäste dürfen gespeichert werden.",
            ("verb-lowered", "weakened", True),
        ),
        (
            "Der Betreiber kann die Daten der Gäste löschen.",
            "Der Betreiber hat die Daten der Gäste zu löschen.",
            ("verb-raised", "strengthened", True),
        ),
    ],
)
def test_german_sentences(old: str, new: str, fact: tuple[str, str, bool]):
    assert told(old, new, GERMAN) == [fact]


def test_a_long_sentence_is_compared_in_bounded_time():
    old = "The office shall keep " + "the log, if any, of visitor 12, unless asked, " * 2_500
    [row] = rows(old, old.replace("shall", "should", 1))
    assert (row.reason, row.verdict) == ("verb-lowered", "weakened")


@pytest.mark.parametrize(
    ("old", "new", "verbs", "verdict"),
    [
        ("违者应当处货值二倍以上五倍以下的罚款。", "违者应当处货值二倍以上十倍以下的罚款。", CHINESE, "strengthened"),
        ("They must pay a fine of up to 90 euros.", "They must pay a fine of up to 50 euros.", ENGLISH, "weakened"),
        ("The fine must be paid within 10 days.", "The fine must be paid within 20 days.", ENGLISH, "ambiguous"),
    ],
)  # fmt: skip
def test_a_larger_sanction_is_no_weaker_duty(old: str, new: str, verbs: Verbs, verdict: str):
    assert told(old, new, verbs) == [("number-changed", verdict, False)]


DATA = "The operator may keep the data of a visitor"


@pytest.mark.parametrize(
    ("old", "new", "verbs", "fact"),
    [
        (f"{DATA} for up to 30 days.", f"{DATA} for up to 90 days.", ENGLISH, ("number-changed", "weakened")),
        (f"{DATA} for up to 90 days.", f"{DATA} for up to 30 days.", ENGLISH, ("number-changed", "strengthened")),
        (f"{DATA} with the consent of the visitor.", f"{DATA}.", ENGLISH, ("condition-dropped", "weakened")),
        (f"{DATA}.", f"{DATA} with his prior consent.", ENGLISH, ("condition-added", "strengthened")),
        (f"{DATA}, unless he objects to it.", f"{DATA}.", ENGLISH, ("exception-dropped", "weakened")),
        ("A box can hold up to 30 keys.", "A box can hold up to 90 keys.", ENGLISH, ("reworded", "same")),
        (f"{DATA} for the pier.", f"{DATA} for the quay.", ENGLISH, ("reworded", "same")),
        (
            "港口可以经旅客同意保存旅客的行程数据。",
            "港口可以保存旅客的行程数据。",
            CHINESE,
            ("condition-dropped", "weakened"),
        ),
        (
            "Der Verstoß kann mit einer Geldbuße bis zu 5 000 Euro geahndet werden.",
            "Der Verstoß kann mit einer Geldbuße bis zu 2 000 Euro geahndet werden.",
            GERMAN,
            ("number-changed", "weakened"),
        ),
    ],
)
def test_where_more_is_left_free_others_are_protected_less(old: str, new: str, verbs: Verbs, fact: tuple[str, str]):
    assert told(old, new, verbs) == [(*fact, fact[1] == "same")]


@pytest.mark.parametrize(
    ("old", "new", "verbs"),
    [
        (
            "The operator shall not pass on the log of a visitor.",
            "The operator shall not pass on the log of a visitor without his consent.",
            ENGLISH,
        ),
        (
            "Der Hafen darf die Daten eines Besuchers nicht weitergeben.",
            "Der Hafen darf die Daten eines Besuchers nicht ohne dessen Einwilligung weitergeben.",
            GERMAN,
        ),
        ("港口不得向他人提供旅客的行程数据。", "未经旅客同意，港口不得向他人提供旅客的行程数据。", CHINESE),
    ],
)
def test_what_is_forbidden_but_with_leave_is_forbidden_less(old: str, new: str, verbs: Verbs):
    assert told(old, new, verbs) == [("exception-added", "weakened", False)]
    assert told(new, old, verbs) == [("exception-dropped", "strengthened", False)]


@pytest.mark.parametrize("name", ["RFC", "Section", "ISO", "step", "Satz", "§", "Table", "version"])
def test_the_number_of_a_text_or_place_is_no_amount(name: str):
    words = "The ledger shall be kept in the way that"
    assert told(f"{words} {name} 8398 has it.", f"{words} {name} 9598 has it.") == [("reworded", "same", True)]
    assert told(f"{words} 8398 wardens have it.", f"{words} 9598 wardens have it.")[0][0] == "number-changed"


def test_an_exception_of_two_clauses_in_german():
    duty = "Die Ankunft eines Bootes ist dem Amt mit Ladung und Tiefgang unverzüglich zu melden"
    old = f"{duty}, es sei denn, dass der Wärter fehlte."
    assert told(old, f"{duty}.", GERMAN) == [("exception-dropped", "strengthened", False)]


def test_shall_for_will_is_to_check():
    will = KEEP.replace("shall", "will")
    assert told(will, KEEP) == [("other-verb", "ambiguous", False)]
    assert told(will.replace("will", "will not"), KEEP.replace("shall", "shall not")) == [
        ("other-verb", "ambiguous", False)
    ]
    assert told(KEEP.replace("shall keep", "keeps"), KEEP) == [("verb-raised", "strengthened", True)]


def test_in_good_time_is_no_condition():
    assert told("守灯人应当鸣钟并登记。", "守灯人应当在发现雾气后及时鸣钟并登记。", CHINESE) == [
        ("reworded", "same", True)
    ]
    assert told("守灯人应当鸣钟并登记船只。", "守灯人应当在起雾时鸣钟并登记船只。", CHINESE) == [
        ("condition-added", "weakened", False)
    ]
