"""What a grant that became wider or narrower does to people."""

from __future__ import annotations

import pytest

from clauseline.comparing import compare
from clauseline.vocabulary import Effect
from tests.clauseline.comparing.drafts import draft

SONGS = "You grant us a licence to play your songs."


def _effects(old: str, new: str, language: str) -> set[Effect | None]:
    before, after = (draft(("1", "Songs", text), language=language) for text in (old, new))
    (change,) = compare(before, after, genre="terms").changes
    return {edit.effect for row in change.strength for edit in row.edits}


@pytest.mark.parametrize(
    ("narrow", "wide", "language"),
    [
        (SONGS, SONGS.replace("a licence", "a perpetual licence"), "en"),
        (SONGS.replace(".", " for the duration of the feast."), SONGS, "en"),
        (SONGS.replace("a licence", "a royalty-bearing licence"), SONGS.replace("a ", "a royalty-free "), "en"),
        (
            "Sie räumen uns das Recht ein, Lieder zu spielen.",
            "Sie räumen uns weltweit das Recht ein, Lieder zu spielen.",
            "de",
        ),
        (
            "Vous nous accordez une licence pour jouer vos chants.",
            "Vous nous accordez une licence mondiale pour jouer vos chants.",
            "fr",
        ),
        (
            "Usted nos concede una licencia para tocar sus himnos.",
            "Usted nos concede una licencia perpetua para tocar sus himnos.",
            "es",
        ),
        ("您授予我们使用您歌曲的许可。", "您授予我们永久使用您歌曲的许可。", "zh"),
        ("您授予我们使用您歌曲的许可。", "您授予我们不可撤销的使用您歌曲的许可。", "zh"),
        (
            SONGS.replace("a licence", "a non-exclusive licence"),
            SONGS.replace("a licence", "an exclusive licence"),
            "en",
        ),
        ("您授予我们非独占的使用您歌曲的许可。", "您授予我们独占的使用您歌曲的许可。", "zh"),
        (
            "Vous nous accordez une licence non exclusive pour jouer vos chants.",
            "Vous nous accordez une licence exclusive pour jouer vos chants.",
            "fr",
        ),
    ],
)
def test_a_grant_of_people_takes_more_from_them_the_wider_it_is(narrow: str, wide: str, language: str):
    assert _effects(narrow, wide, language) == {"less"}
    assert _effects(wide, narrow, language) == {"more"}


def test_a_grant_to_people_gives_them_more_the_wider_it_is():
    narrow = "We grant you a personal licence to sing our songs."
    wide = narrow.replace("personal", "worldwide")
    assert (_effects(narrow, wide, "en"), _effects(wide, narrow, "en")) == ({"more"}, {"less"})


def test_words_that_are_not_known_to_widen_a_grant_are_asked_about():
    assert _effects(SONGS, SONGS.replace("play", "hum"), "en") == {"ask"}
