"""What a pair of clauses says of force, by the verbs of both sides."""

import pytest

from clauseline.aligning.judging import Judged, judge
from clauseline.comparing.duties.conventions import Conventions
from clauseline.outline import ClauseText, Outline
from tests.clauseline.aligning.encoders import encoder_or_skip


def judged(chinese: str, english: str) -> Judged:
    old, new = ClauseText("", "", 1, text=chinese), ClauseText("", "", 1, text=english)
    conventions = Conventions.of(Outline("", "zh", (old,)), Outline("", "en", (new,)))
    return judge(old, new, conventions, encoder_or_skip())


def verdicts(one: Judged) -> list[tuple[str, str, str, bool]]:
    return [
        (row.old.verb if row.old else "", row.new.verb if row.new else "", row.verdict, row.sure)
        for row in one.strength
    ]


@pytest.mark.parametrize(
    ("chinese", "english", "told"),
    [
        ("平台宜删除访客的日志。", "The platform is required to delete the logs of visitors.",
         [("宜", "is required to", "strengthened", True)]),
        ("平台应删除访客的日志。", "The platform should delete the logs of visitors.",
         [("应", "should", "weakened", True)]),
        ("平台必须删除访客的日志。", "The platform may delete the logs of visitors.",
         [("必须", "may", "weakened", True)]),
        ("平台应删除访客的日志。", "The platform shall delete the logs of visitors.", []),
        ("平台不得保存访客的日志。", "The platform shall not keep the logs of visitors.", []),
        ("未经同意，平台不得保存访客的日志。", "The platform may keep logs of visitors only with their consent.", []),
        ("平台允许访客删除日志。", "The platform shall permit visitors to delete their logs.", []),
        ("平台删除访客的日志。", "The platform shall delete the logs of visitors.", []),
        ("平台可以保存日志。", "The platform can keep the logs.", []),
    ],
)  # fmt: skip
def test_force_is_told_across_languages(chinese: str, english: str, told):
    assert verdicts(judged(chinese, english)) == told


@pytest.mark.parametrize(
    ("chinese", "english", "told"),
    [
        ("平台应删除访客的日志。", "Visitors may use the platform, provided that it deletes their logs.",
         [("应", "may", "weakened", False)]),
        ("平台应删除访客的日志。", "Visitors may use the platform if it deletes their logs.",
         [("应", "may", "weakened", False)]),
        ("平台应删除访客的日志。", "Where the platform may delete the logs of visitors, it says so.",
         [("应", "may", "weakened", False)]),
        ("访客要求的，平台应删除其日志。", "The platform may delete the logs of visitors if they ask for it.",
         [("应", "may", "weakened", True)]),
        ("访客要求的，平台应删除其日志。", "The platform may delete the logs of visitors.",
         [("应", "may", "weakened", False)]),
    ],
)  # fmt: skip
def test_what_only_one_side_asks_on_a_condition_is_to_be_looked_at(chinese: str, english: str, told):
    assert verdicts(judged(chinese, english)) == told


def test_sentences_of_a_clause_are_judged_one_by_one():
    found = judged(
        "平台应删除访客的移动日志。运营者宜每周备份展品目录。",
        "The platform shall delete movement logs of visitors. The operator shall back up the catalogue weekly.",
    )
    assert verdicts(found) == [("宜", "shall", "strengthened", True)]


def test_a_binding_sentence_that_nothing_is_like_is_to_be_looked_at():
    found = judged(
        "平台应删除访客的移动日志。",
        "The platform shall delete movement logs of visitors. Penguins must wear a hat in the canteen.",
    )
    assert verdicts(found) == [("", "must", "strengthened", False)]


def test_amounts_and_brackets_are_told():
    found = judged(
        "平台应在24小时内删除访客的日志。", "The platform shall delete the logs of visitors within [72 hours]."
    )
    assert [(pair.old.text, pair.new.text, pair.sure) for pair in found.amounts] == [("24小时", "72 hours", True)]
    assert [(one.kind, one.new) for one in found.brackets] == [("bracket-opened", "[72 hours]")]
