"""What a sentence does to a concern, from its force, its act and its negation."""

import pytest

from clauseline.concerns import hints


def bearing(text, concern, language="en"):
    """Whether the hints to a concern all guard against it; None if there are none."""
    found = [hint.safe for hint in hints(text, language) if hint.concern == concern]
    return all(found) if found else None


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("The platform shares user data with advertisers.", "secondary-use"),
        ("The platform may retain user data for five years.", "retention"),
        ("Logs of users shall not be deleted.", "retention"),
        ("Providers must hand over the chat logs of users to the police.", "state-access"),
        ("Users must not post rumours.", "content-control"),
        ("To prevent abuse, staff monitor the chats of users.", "surveillance"),
        (
            "Users may not register under a false name, but the platform shares user data with partners.",
            "secondary-use",
        ),
        ("User data may be shared with partners without the consent of the user.", "consent-transparency"),
        ("The decision is final, and the user waives the right to appeal.", "rights-redress"),
        ("Anonymous accounts are prohibited, and real names must be shown to users.", "anonymity"),
    ],
)
def test_a_permission_or_a_duty_to_touch_people_raises(text, concern):
    assert bearing(text, concern) is False


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("The platform shall not share user data with advertisers.", "secondary-use"),
        ("User data should not be shared with partners.", "secondary-use"),
        ("Browsers prevent tracking of users.", "surveillance"),
        ("Whoever unlawfully sells personal data to third parties is liable to a fine of 900.", "secondary-use"),
        ("User data is shared with partners only with the explicit consent of the user.", "secondary-use"),
        ("Facial recognition is prohibited.", "biometric-body"),
        ("The host must not remove a post of a user for its opinion.", "content-control"),
        ("The provider must obtain the consent of the user before data is collected.", "consent-transparency"),
        ("Only the attributes that are necessary are requested from a person.", "data-minimisation"),
        (
            "The following are prohibited:\nfacial recognition of visitors;\nprofiling of users by their habits.",
            "biometric-body",
        ),
    ],
)
def test_what_forbids_bounds_or_punishes_the_act_guards(text, concern):
    assert bearing(text, concern) is True


@pytest.mark.parametrize(
    ("text", "concern", "guards"),
    [
        ("运营者不得向他人泄露个人信息。", "secondary-use", True),
        ("非法出售公民个人信息的，处十万元以下罚款。", "secondary-use", True),
        ("运营者可以向第三方提供用户信息。", "secondary-use", False),
        ("日志保存不得少于六个月。", "retention", False),
        ("用户不得发布谣言。", "content-control", False),
        ("平台不得因观点删除用户的内容。", "content-control", True),
        ("违反规定拒不配合公安机关调取用户信息的，处以罚款。", "state-access", False),
        ("调取资料不得超出调查任务所需的范围。", "state-access", True),
        ("公安机关应当为被传唤人提供必要的饮食和休息时间。", "state-access", True),
        ("公安机关应当及时将传唤的原因和处所通知被传唤人家属。", "state-access", True),
        ("公安机关可以传唤有关人员。", "state-access", False),
        ("根据《中华人民共和国个人信息保护法》制定本规定。", "data-security", None),
    ],
)
def test_chinese_sentences_bear_in_the_same_way(text, concern, guards):
    assert bearing(text, concern, "zh") is guards


def test_a_list_ends_with_its_full_stop():
    text = "The following are prohibited:\nfacial recognition of visitors.\nFacial recognition of staff is used here."
    assert [hint.safe for hint in hints(text, "en") if hint.concern == "biometric-body"] == [True, False]
