"""Which lines of a Chinese law start articles although nothing stands between their number and their words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clauseline.reading.lines import Line
from clauseline.reading.structure.surveying import glued_articles, labels_of


def glued(*texts: str) -> Sequence[str]:
    lines = [Line(text) for text in texts]
    found = glued_articles(labels_of(lines))
    return [line.text for line in lines if id(line) in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["第一条 目的", "第二条世界应当公开。", "第三条 登记"], ["第二条世界应当公开。"]),
        (["第一条世界", "第二条身份", "第三条登记"], ["第一条世界", "第二条身份", "第三条登记"]),
        (["第一条 目的", "第二条身份", "第二条 身份", "第三条 登记"], []),
        (["第一条 目的", "第二条 身份", "第三条规定的事项", "第三条第二款办理"], []),
        (["第一条 目的", "第二条 身份", "第三条 登记", "第九条登记"], []),
        (["第一条 目的", "第二条第三方应当登记。", "第三条 登记"], ["第二条第三方应当登记。"]),
        (["第一条 目的", "第二条登记"], []),
    ],
)
def test_only_the_very_next_number_that_no_other_line_has(texts, found):
    assert glued(*texts) == found
