"""Stages of drafts, as covers print them."""

from __future__ import annotations

import pytest

from clauseline.reading.words.stages import find_stage


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("W3C Working Draft 4 May 2026", "Working Draft"),
        ("This draft was published as a W3C Group Note by its group.", "Group Note"),
        ("This draft intends to become a W3C Recommendation.", ""),
        ("A W3C Working Draft, which is expected to become a W3C Recommendation", "Working Draft"),
        ("It is meant as a future W3C Statement; it is a W3C Group Note.", "Group Note"),
        ("What is proposed as a Technical Report is not yet a COMMITTEE DRAFT", ""),
        ("本文件拟形成标准草案", ""),
        ("（征求意见稿）", "征求意见稿"),
    ],
)
def test_a_stage_is_what_a_draft_has_reached(words: str, stage: str):
    assert find_stage(words) == stage
