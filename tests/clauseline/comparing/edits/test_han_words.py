"""What changed in a Chinese sentence is told in whole words."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from clauseline.comparing.edits.han_words import han_words
from tests.clauseline.comparing.edits.sentences import told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("船夫寄递灯笼。", "船夫邮寄灯笼。", [("寄递", "邮寄")]),
        ("船夫转让灯笼。", "船夫受让灯笼。", [("转让", "受让")]),
        ("船夫监听灯塔。", "船夫监视灯塔。", [("监听", "监视")]),
        ("船夫检查灯塔。", "船夫夜里检查灯塔。", [("", "夜里")]),
        ("船夫报告灯塔的位置。", "船夫公布灯塔的高度。", [("报告", "公布"), ("位置", "高度")]),
    ],
)
def test_a_word_of_which_one_sign_changed_is_told_as_a_whole(old, new, words):
    assert [one[:2] for one in told(old, new, "zh")] == words


def test_every_word_of_the_list_is_told_as_a_whole():
    data = tomllib.loads(files("clauseline.comparing.edits").joinpath("words_zh.toml").read_text("utf-8"))
    listed = data["words"].split()
    assert len(listed) == len({*listed})
    assert {*listed} <= han_words()
    for word in listed:
        assert told(f"鹦鹉{word}鲸鱼。", f"鹦鹉{word[0]}鲨鲸鱼。", "zh")[0][0] == word
        assert told(f"鹦鹉{word}鲸鱼。", f"鹦鹉鲨{word[1]}鲸鱼。", "zh")[0][0] == word


def test_a_sign_that_decides_is_told_alone():
    assert told("船夫得唱歌。", "船夫不得唱歌。", "zh")[0][:2] == ("", "不")
