from __future__ import annotations

import pytest

from clauseline.comparing.editorial import Writing
from tests.factories import outline, paragraphs

DRAFT = outline(
    paragraphs("1", "Use", "You use the Service as it is. Another service is none of ours, and a Verifier is one.")
)
WRITING = Writing(
    DRAFT,
    [("4.1", "5.1"), ("5", "6"), ("A.1", "B.1"), ("Annex C", "Annex D"), ("第十二条", "第十三条"), ("7", "7")],
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The Behaviour of users", "the behavior of users"),
        ("It is recognised, organised and analysed", "It is recognized, organized and analyzed"),
        ("a data centre in licence", "a data center in license"),
        ("real-time (data)", "real time data"),
        ("宽度（mm）", "宽度(mm)"),
        ("see \u200e5.5.2 and a\u200bb", "see 5.5.2 and ab"),
        ("التوصيـة", "التوصية"),
        ("see clause 4.1 and 5", "see clause 5.1 and 6"),
        ("as in Annex A.1", "as in Annex B.1"),
        ("as in Annex C", "as in Annex D"),
        ("依照本法第十二条的规定", "依照本法第十三条的规定"),
        ("保存身份 信息，不得", "保存身份信息,不得"),
        ("in Clauses 4.1, 5 and A.1", "in clauses 5.1, 6, and B.1"),
        ("from 10 – 20 m", "from 10-20 m"),
        ("Keep it: the key", "keep it. The key"),
        ("a Verifier asks the Holder", "a verifier asks the holder"),
        ("THE KEY IS KEPT", "The key is kept"),
        ("set `a = “b”`", 'set `a = "b"`'),
    ],
)
def test_the_same_words(old: str, new: str):
    assert WRITING.is_same(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("after 5 days", "after 6 days"),
        ("see clause 4.1", "see clause 4.2"),
        ("see clause 7", "see clause 8"),
        ("kept for ten days", "kept for \u202eten\u202c days"),
        ("for four users", "for for users"),
        ("at least 3.2 m", "at least 32 m"),
        ("x < 5", "x > 5"),
        ("[180 days]", "180 days"),
        ("依照本法第十二条的规定", "依照本法第十四条的规定"),
        ("the user", "the users"),
        ("data are kept", "data are not kept"),
        ("down to -5 degrees", "down to 5 degrees"),
        ("from 10-20 m", "from 10, 20 m"),
        ("about 10³ users", "about 103 users"),
        ("at 10:30", "at 10 30"),
        ("by .5 percent", "by 5 percent"),
        ("for 10 MB", "for 10 Mb"),
        ("where X holds", "where x holds"),
        ("Keys MUST be kept", "Keys must be kept"),
        ("we offer the Service", "we offer the service"),
        ("if a != b then", "if a = b then"),
        ("set (a+b)*c", "set a+b*c"),
        ("see https://example.org/a-b", "see https://example.org/a/b"),
        ("in Maßen", "in Massen"),
        ("one\t\tthree", "one\tthree"),
        ("after 5 days", "after 6 days"),
        ("two to 5 users", "two to 6 users"),
        ("the [!KEY] holds", "the [KEY] holds"),
        ("the FLOAT is", "the float is"),
        ("see [Y], clause 5", "see [Y], clause 6"),
        ("see clause 5 of the other", "see clause 6 of the other"),
        ("依照《甲法》第十二条", "依照《甲法》第十三条"),
    ],
)
def test_other_words(old: str, new: str):
    assert not WRITING.is_same(old, new)
