"""Encodings that drafts come in."""

from __future__ import annotations

import codecs

import pytest

from clauseline.reading import Unreadable
from clauseline.reading.files.decoding import decode, is_text

CHINESE = "第一条　为了规范虚拟世界的身份管理，制定本规定。\n"
FRENCH = "Les données à caractère personnel sont protégées ; l’opérateur doit être identifié.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_chinese(encoding):
    assert decode(CHINESE.encode(encoding)) == CHINESE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_french(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_russian_of_windows():
    words = "Настоящая рекомендация определяет требования к идентификации пользователей.\n" * 3

    assert decode(words.encode("cp1251")) == words


@pytest.mark.parametrize("data", [b"", b"\n ", b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", codecs.BOM_UTF8 + b"\xff\xff"])
def test_no_text(data):
    with pytest.raises(Unreadable):
        decode(data)
    assert not is_text(data)
