import pytest

from clauseline.concerns import hints, peopled
from clauseline.concerns.lexicon import lexicon
from clauseline.concerns.people import Named, speaks

PEOPLED = ["The operator keeps the records of each person.", "Users may ask what is held about them."]
EMPTY = ["The node has two children.", "The user agent sends the header."] * 30


def named(text, language="en"):
    return lexicon(language).population.named_in(text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("People and their personal data", "en", Named(2, 0)),
        ("A user of the user agent", "en", Named(0, 1)),
        ("用户的个人信息", "zh", Named(1, 1)),
        ("任何单位和个人", "zh", Named(0, 0)),
    ],
)
def test_people_are_counted_and_what_only_sounds_like_them_is_not(text, language, expected):
    assert named(text, language) == expected


def test_a_draft_is_about_people_or_not():
    assert peopled(PEOPLED, "en")
    assert not peopled(EMPTY, "en")
    assert peopled(["应当保护个人信息。"], "zh-CN")
    assert not peopled(PEOPLED, "fr")
    assert not peopled([], "en")


@pytest.mark.parametrize(
    ("people", "in_peopled", "expected"),
    [(0, None, True), (0, True, True), (0, False, False), (1, False, False), (2, False, True)],
)
def test_a_clause_in_a_draft_without_people_speaks_if_it_names_two(people, in_peopled, expected):
    assert speaks(Named(people, 9), in_peopled=in_peopled) is expected


def test_only_the_unmistakable_is_said_of_a_draft_without_people():
    text = "Logs of all users are kept for five years. Facial recognition is used at the gate."
    assert [hint.concern for hint in hints(text, "en")] == ["retention", "biometric-body"]
    assert [hint.concern for hint in hints(text, "en", in_peopled=False)] == ["biometric-body"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A stable tag lets servers link accounts across sites, and harms their privacy.", "en", ["identity-linkage"]),
        ("A stable tag lets servers link accounts across sites.", "en", []),
        ("Privacy matters.\nA stable tag lets servers link accounts across sites.", "en", []),
        ("Privacy: a server can\nlink accounts across sites.", "en", []),
        ("For privacy, a server must not:\nlink accounts across sites.", "en", ["identity-linkage"]),
        ("Privacy extensions of addresses: users correlate activities across hosts.", "en", []),
        ("平台可以向第三方提供用户信息，涉及隐私。", "zh", ["secondary-use"]),
        ("平台可以向第三方提供用户信息。", "zh", []),
    ],
)
def test_a_paragraph_that_speaks_of_privacy_outright_speaks_in_any_draft(text, language, expected):
    assert [hint.concern for hint in hints(text, language, in_peopled=False)] == expected


def test_a_paragraph_about_the_depth_of_a_tree_stays_quiet_beside_one_about_privacy():
    text = "The privacy of users matters here.\nThe child of a node is shown on the screen, with its correlation."
    assert hints(text, "en", in_peopled=False) == []
