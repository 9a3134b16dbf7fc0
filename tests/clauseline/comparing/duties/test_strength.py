from __future__ import annotations

from dataclasses import replace

import pytest

from clauseline.comparing import compare
from clauseline.comparing.duties.binding import BindingText, compare_strength
from clauseline.comparing.duties.conventions import verbs_of
from clauseline.comparing.duties.strength import find_strengths, strongest
from clauseline.comparing.duties.verbs import CAPITALS, CHINESE, ENGLISH, FRENCH, SPANISH, Verbs
from clauseline.comparing.sentences import Sentence, sentences
from clauseline.comparing.wording import changed_wording
from clauseline.outline import Outline
from clauseline.vocabulary import BLOCK_KINDS, BlockKind
from tests.clauseline.comparing.drafts import draft, edit


def _level(text: str, verbs: Verbs) -> tuple[str, str]:
    sentence = Sentence(0, len(text), text)
    found = strongest(find_strengths(sentence, verbs), sentence)
    return found.level, found.verb


@pytest.mark.parametrize(
    ("text", "level", "verb"),
    [
        ("The service is required to log access.", "requirement", "is required to"),
        ("The service is not required to log access.", "no-need", "is not required to"),
        ("It is recommended that logs are kept.", "recommendation", "is recommended"),
        ("It is not recommended to keep logs.", "discouraged", "is not recommended"),
        ("The service can optionally keep logs.", "permission", "can optionally"),
        ("The service is prohibited from keeping logs.", "prohibition", "is prohibited from"),
        ("Keeping logs is mandatory.", "requirement", "is mandatory"),
        ("Keeping logs is optional.", "permission", "is optional"),
        ("A person shall not be required to sign.", "no-need", "shall not be required to"),
        ("The service shall keep logs.", "requirement", "shall"),
        ("The service shall not keep logs.", "prohibition", "shall not"),
        ("No personal data shall be kept.", "prohibition", "shall"),
        ("Nothing in this clause shall be kept.", "prohibition", "shall"),
        ("Nothing in this clause shall prohibit keepers from resting.", "permission", "shall"),
        ("Nothing in these rules shall be construed as a limit of the tide.", "permission", "shall"),
        ("Nothing in these rules shall be construed to require a second lamp.", "no-need", "shall"),
        ("For example, the keeper shall light the lamp.", "statement", ""),
        ("A platform with no owner shall be closed.", "requirement", "shall"),
        ("The service need not keep logs.", "no-need", "need not"),
        ("The service should never keep logs.", "discouraged", "should never"),
        ("The service cannot keep logs.", "capability", "cannot"),
        ("The service does not have to keep logs.", "no-need", "does not have to"),
        ("Logs are no longer required.", "no-need", "are no longer required"),
        ("No consent is required for logs.", "no-need", "is required"),
        ("Consent is required for logs.", "requirement", "is required"),
        ("Where consent is required it is a sign of trust.", "statement", ""),
        ("Operators are obliged to keep logs.", "requirement", "are obliged to"),
        ("Operators have a duty to keep logs.", "requirement", "have a duty to"),
        ("Logs are to be kept.", "requirement", "are to be"),
        ("Visitors shall be allowed to leave.", "permission", "shall be allowed"),
        ("Keeping logs shall be prohibited.", "prohibition", "shall be prohibited"),
        ("Visitors are not entitled to logs.", "prohibition", "are not entitled to"),
        ("Nobody may read the logs.", "prohibition", "may"),
        ("In no case may logs leave the harbour.", "prohibition", "may"),
        ("The service mustn't keep logs.", "prohibition", "mustn't"),
        ("Should a gate fail, the alarm rings.", "statement", ""),
        ("If a gate should fail, the alarm rings.", "statement", ""),
        ("Approved in May 2024 by the group.", "statement", ""),
        ("This is a must-have.", "statement", ""),
    ],
)
def test_english(text: str, level: str, verb: str):
    assert _level(text, ENGLISH) == (level, verb)


@pytest.mark.parametrize(
    ("text", "level", "verb"),
    [
        ("系统应对用户身份进行核验。", "requirement", "应"),
        ("平台应当保存日志。", "requirement", "应当"),
        ("平台不应保存日志。", "prohibition", "不应"),
        ("平台不得保存日志。", "prohibition", "不得"),
        ("平台宜保存日志。", "recommendation", "宜"),
        ("平台不宜保存日志。", "discouraged", "不宜"),
        ("平台可保存日志。", "permission", "可"),
        ("平台不必保存日志。", "no-need", "不必"),
        ("用户能查看日志。", "capability", "能"),
        ("严禁保存日志。", "prohibition", "严禁"),
        ("平台必须保存日志。", "requirement", "必须"),
        ("平台有义务保存日志。", "requirement", "有义务"),
        ("平台无权保存日志。", "prohibition", "无权"),
        ("本标准适用于智能应用的响应功能。", "statement", ""),
        ("可信身份的可靠性和许可。", "statement", ""),
        ("该许可是可撤销的、可转让的。", "statement", ""),
        ("用户可撤销同意。", "permission", "可"),
        ("应用适宜的应急能力。", "statement", ""),
        ("可选功能对应相应的章节。", "statement", ""),
        ("平台不得不暂停服务。", "statement", ""),
        ("用户可选择退出。", "permission", "可"),
        ("系统应对重要数据加密。", "requirement", "应"),
        ("系统应对安全事件进行记录。", "requirement", "应"),
        ("港口应对突发大风。", "statement", ""),
        ("港口做好防范和应对大风的准备。", "statement", ""),
        ("突发事件应对工作由港口承担。", "statement", ""),
        ("应船长要求，港口开门。", "statement", ""),
        ("港口应港务公司的请求开门。", "statement", ""),
        ("港口应满足船长的要求。", "requirement", "应"),
        ("系统应响应用户的请求。", "requirement", "应"),
        ("对负有责任的人员给予警告。", "statement", ""),
        ("船长对安全负有责任。", "requirement", "负有责任"),
        ("港务局主管全国的灯塔工作。", "requirement", "主管"),
        ("港务局负责全国的灯塔工作。", "requirement", "负责"),
        ("港务主管部门公布灯塔工作名单。", "statement", ""),
    ],
)
def test_chinese(text: str, level: str, verb: str):
    assert _level(text, CHINESE) == (level, verb)


@pytest.mark.parametrize(
    ("text", "level", "verb"),
    [
        ("Le service doit garder un journal.", "requirement", "doit"),
        ("Le service ne doit pas garder de journal.", "prohibition", "ne doit pas"),
        ("Le service devrait garder un journal.", "recommendation", "devrait"),
        ("Il convient de ne pas garder de journal.", "discouraged", "Il convient de ne pas"),
        ("Nul ne peut lire le journal.", "prohibition", "ne peut"),
        ("Le service peut garder un journal.", "permission", "peut"),
        ("Un journal n’est pas obligatoire.", "no-need", "n’est pas obligatoire"),
        ("Voici les règles que doivent suivre les gardiens.", "statement", ""),
        ("Le gardien note les feux qu’il doit voir.", "requirement", "doit"),
    ],
)
def test_french(text: str, level: str, verb: str):
    assert _level(text, FRENCH) == (level, verb)


@pytest.mark.parametrize(
    ("text", "level", "verb"),
    [
        ("El servicio debe guardar un registro.", "requirement", "debe"),
        ("El servicio no debe guardar registros.", "prohibition", "no debe"),
        ("El servicio debería guardar un registro.", "recommendation", "debería"),
        ("No se recomienda guardar registros.", "discouraged", "No se recomienda"),
        ("Queda prohibido leer el registro.", "prohibition", "Queda prohibido"),
        ("El servicio podrá guardar un registro.", "permission", "podrá"),
        ("No es necesario guardar registros.", "no-need", "No es necesario"),
    ],
)
def test_spanish(text: str, level: str, verb: str):
    assert _level(text, SPANISH) == (level, verb)


def test_only_capitals_bind_where_rfc_2119_is_declared():
    declared = draft(("1", "Words", "The key words are to be read as in BCP 14."), ("2", "Use", "It MUST be kept."))
    assert verbs_of(declared) == CAPITALS
    assert _level("A client must know what a server MAY do.", CAPITALS) == ("permission", "MAY")
    assert verbs_of(draft(("1", "Use", "It MUST be kept."))) == ENGLISH
    assert _level("A log is NOT REQUIRED.", CAPITALS) == ("no-need", "NOT REQUIRED")
    assert verbs_of(draft(("1", "范围", "平台应保存日志。"), language="zh-Hans")) == CHINESE
    assert verbs_of(draft(("1", "Champ", "Le service doit garder un journal."), language="fr")) == FRENCH
    assert verbs_of(draft(("1", "Alcance", "El servicio debe guardar un registro."), language="es")) == SPANISH


def _verdicts(old: str, new: str, verbs: Verbs = ENGLISH) -> list[str]:
    rows = compare_strength(BindingText(old, verbs), BindingText(new, verbs), changed_wording(old, new))
    return [row.verdict for row in rows]


def _verdicts_beside_notes(old: str, old_kinds: str, new: str, new_kinds: str) -> list[str]:
    """Of texts whose lines are blocks of these kinds."""
    [one] = compare(_of_blocks(old, old_kinds), _of_blocks(new, new_kinds)).changes
    return [row.verdict for row in one.strength]


def _of_blocks(text: str, kinds: str) -> Outline:
    outline = draft(("1", "Logs", text))
    [found] = outline.clauses
    known: dict[str, BlockKind] = {kind: kind for kind in BLOCK_KINDS}
    blocks = tuple(replace(one, kind=known[kind]) for one, kind in zip(found.blocks, kinds.split(), strict=True))
    return edit(outline, "1", blocks=blocks)


KEPT_A_YEAR = "Logs shall be kept for a year by every operator."


@pytest.mark.parametrize(
    ("old", "old_kinds", "new", "new_kinds", "verdicts"),
    [
        (KEPT_A_YEAR, "paragraph", f"{KEPT_A_YEAR}\nThey should be signed.", "paragraph note", []),
        (KEPT_A_YEAR, "paragraph", f"{KEPT_A_YEAR}\nThey should be signed.", "paragraph paragraph", ["strengthened"]),
        (f"{KEPT_A_YEAR}\nThey should be signed.", "paragraph note", KEPT_A_YEAR, "paragraph", []),
        (KEPT_A_YEAR, "paragraph", KEPT_A_YEAR.replace("year", "month"), "note", ["weakened"]),
        (KEPT_A_YEAR, "example", KEPT_A_YEAR.replace("year", "month"), "paragraph", ["strengthened"]),
        (KEPT_A_YEAR, "note", KEPT_A_YEAR.replace("shall", "should"), "note", ["weakened"]),
    ],
)
def test_what_comes_goes_or_ends_up_in_a_note_binds_nobody(
    old: str, old_kinds: str, new: str, new_kinds: str, verdicts: list[str]
):
    assert _verdicts_beside_notes(old, old_kinds, new, new_kinds) == verdicts


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("Logs shall be kept for a year.", "Logs should be kept for a year.", "weakened"),
        ("Logs should be kept for a year.", "Logs shall be kept for a year.", "strengthened"),
        ("Logs may be kept for a year.", "Logs shall not be kept for a year.", "strengthened"),
        ("Logs shall be kept for a year.", "Logs shall not be kept for a year.", "ambiguous"),
        ("Logs shall not be kept for a year.", "Logs may not be kept for a year.", "ambiguous"),
        ("Logs shall be kept for a year.", "Logs are kept for a year.", "weakened"),
        ("Visitors cannot read the logs.", "Visitors can read the logs.", "ambiguous"),
        ("Logs shall be kept for a year.", "Logs shall be kept for ten years.", "same"),
        ("Logs shall be kept and should be signed.", "Logs shall be kept and shall be signed.", "strengthened"),
    ],
)
def test_verdicts(old: str, new: str, verdict: str):
    assert _verdicts(old, new) == [verdict]


INSPECT, OPEN = "The warden may inspect the gate", "the guard shall open every door that is asked for."


@pytest.mark.parametrize(
    ("old", "new", "verdicts"),
    [
        (f"{INSPECT}, and {OPEN}", f"{INSPECT}. T{OPEN[1:]}", ["same"]),
        (f"{INSPECT}. T{OPEN[1:]}", f"{INSPECT}, and {OPEN}", ["same"]),
        (f"{INSPECT}, and {OPEN}", f"{INSPECT}.\nT{OPEN[1:].replace('shall', 'should')}", ["weakened"]),
        (f"T{OPEN[1:]}", f"T{OPEN[1:]} The guard shall open every gate that is asked for.", ["strengthened"]),
    ],
)
def test_a_sentence_cut_in_two_or_joined_binds_as_before(old: str, new: str, verdicts: list[str]):
    assert _verdicts(old, new) == verdicts


def test_a_chinese_verdict():
    assert _verdicts("平台应保存日志。", "平台宜保存日志。", CHINESE) == ["weakened"]


def test_sentences_whose_words_stay_are_not_reported():
    kept = "Logs shall be kept for a year."
    assert _verdicts(f"{kept} Names are listed.", f"{kept} Names and mails are listed.") == []
    assert _verdicts("Logs, if any, shall be kept.", "Logs if any shall be kept;") == []


def test_a_requirement_that_went_weakens_and_one_that_came_strengthens():
    kept = "Names are listed in the register of the platform."
    assert _verdicts(f"{kept} A person shall agree first.", kept) == ["weakened"]
    assert _verdicts(kept, f"{kept} A person shall agree first.") == ["strengthened"]


def test_sentences_end_at_stops_line_feeds_and_chinese_signs():
    assert [s.text for s in sentences("See e.g. Annex A. It is short!\n第一句。第二句；第三句")] == [
        "See e.g. Annex A.", "It is short!", "第一句。", "第二句；", "第三句",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Er gilt nach § 5 Abs. 3 Nr. 2 und Art. 4 weiter. Dann gilt er nicht.", 2),
        ("Es gilt ab dem 1. Januar 2013. So steht es in BGBl. I S. 12.", 2),
        ("Vu les articles L. 300-2 et R. 12 du code. Le maire signe.", 2),
        ("Er prüft § 3 und § 12. Der Wärter geht.", 2),
        ("They looked at Art. The gate was shut.", 2),
    ],
)
def test_no_sentence_ends_at_an_abbreviation_before_a_number_or_in_a_date(text: str, count: int):
    assert len(sentences(text)) == count


def test_verbs_that_are_only_spoken_of_do_not_bind():
    assert _level('The word "shall" marks a requirement.', ENGLISH) == ("statement", "")
    assert _level("The key words MUST and MAY are to be read as in BCP 14.", CAPITALS) == ("statement", "")


def test_shall_binds_where_capitals_are_the_exception():
    rows = [("1", "Words", "The key words are to be read as in RFC 2119."), ("2", "Use", "It shall be kept. It shall.")]
    assert verbs_of(draft(*rows)) == ENGLISH


def test_what_denies_a_verb_stands_near_it_in_a_sentence_without_end():
    text = "it shall be " * 20_000
    found = find_strengths(Sentence(0, len(text), text), ENGLISH)
    assert [one.level for one in found] == ["requirement"] * 20_000

    far = "no one " + "it " * 40 + "shall"
    assert _level(far, ENGLISH) == ("requirement", "shall")


def test_the_same_sentence_binds_alike_in_two_places_and_otherwise_under_other_verbs():
    text = "We never sell your data."
    told = [replace(ENGLISH, in_terms=True) for _ in range(2)]
    here, there = (find_strengths(Sentence(k, k + len(text), text), one)[0] for k, one in enumerate(told))
    assert (here.start, there.start, here.level) == (0, 1, there.level)
    assert told[0] == told[1]
    assert find_strengths(Sentence(0, len(text), text), ENGLISH) == []
