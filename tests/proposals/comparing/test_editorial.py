from __future__ import annotations

import pytest

from proposals.comparing.editorial import References, is_editorial
from proposals.comparing.wording import changed_wording

MOVED = References(
    [("4.1", "5.1"), ("5", "6"), ("A.1", "B.1"), ("Annex C", "Annex D"), ("第十二条", "第十三条"), ("7", "7")]
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
    ],
)
def test_the_same_words(old: str, new: str):
    assert is_editorial(changed_wording(old, new), MOVED)


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
    ],
)
def test_other_words(old: str, new: str):
    assert not is_editorial(changed_wording(old, new), MOVED)
