"""What a sentence is proven to do to the concern that it touches."""

import pytest

from clauseline.concerns import VOCABULARY, hints
from clauseline.concerns.lexicon import LANGUAGES, lexicon


def bearings(text, concern, language="en"):
    return [hint.bearing for hint in hints(text, language) if hint.concern == concern]


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("We may share your payment details with other companies.", "secondary-use"),
        ("We keep logs of each user for five years.", "retention"),
        ("The operator shall record the conversations of all visitors.", "surveillance"),
        ("The helmet determines the location of a user every second.", "location-tracking"),
        ("Hotels shall transmit guest lists to the police.", "state-access"),
        ("We reserve the right to remove any content that breaks our rules.", "content-control"),
        ("Users must not post rumours.", "content-control"),
        ("Your account is suspended when you break the rules.", "exclusion-sanction"),
        ("By continuing to use the site you agree to the new terms.", "consent-transparency"),
        ("User data may be shared with partners without the consent of the user.", "consent-transparency"),
        ("An inspector may search the bags of a passenger without a warrant.", "state-access"),
        ("Information about you is kept on servers abroad.", "data-localisation"),
        ("The log of a user shall not be deleted.", "retention"),
        ("We collect from visitors:\nthe facial images of each person;\ntheir names.", "biometric-body"),
    ],
)
def test_a_permission_a_duty_or_a_telling_raises(text, concern):
    assert bearings(text, concern) == ["raises"]


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("We will never share your payment details with other companies.", "secondary-use"),
        ("The platform shall not keep logs of a user.", "retention"),
        ("User data is shared with partners only with the explicit consent of the user.", "secondary-use"),
        ("Logs of users are kept no longer than ten days.", "retention"),
        ("You have the right to request a copy of your data and to correct it.", "rights-redress"),
        ("The provider shall obtain the consent of the user before data is collected.", "consent-transparency"),
        ("Providers must encrypt personal data at rest.", "data-security"),
        ("The browser shall prevent tracking of users.", "surveillance"),
        ("The host must not remove a post of a user for its opinion.", "content-control"),
        ("Whoever unlawfully sells personal data to third parties is liable to a fine of 900.", "secondary-use"),
    ],
)
def test_a_prohibition_a_bound_a_right_or_a_duty_to_protect_guards(text, concern):
    assert set(bearings(text, concern)) == {"guards"}


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("This page explains how we share your payment details with other companies.", "secondary-use"),
        ("You may share your location with friends.", "location-tracking"),
        ("If you ask for it, we may share your payment details with other companies.", "secondary-use"),
        ("Logs of each user are stored and encrypted.", "retention"),
        ("A profile of a user means the traits that were inferred of them.", "behaviour-scoring"),
        ("Facial recognition of visitors.", "biometric-body"),
        ("Children and persons in need live in the house.", "children"),
        ("There is a risk that the system determines the location of a user.", "location-tracking"),
    ],
)
def test_what_is_spoken_of_bounded_sheltered_or_left_to_people_only_touches(text, concern):
    assert set(bearings(text, concern)) == {"touches"}


@pytest.mark.parametrize(
    ("text", "concern", "expected"),
    [
        ("旅馆应当将旅客名单报送公安机关。", "state-access", "raises"),
        ("运营者可以向第三方提供用户信息。", "secondary-use", "raises"),
        ("登录日志保存不少于三年。", "retention", "raises"),
        ("继续使用的，视为同意新的条款。", "consent-transparency", "raises"),
        ("用户不得发布谣言。", "content-control", "raises"),
        ("运营者不得向第三方提供用户信息。", "secondary-use", "guards"),
        ("采集前应当取得用户的单独同意。", "consent-transparency", "guards"),
        ("平台不得因观点删除用户的内容。", "content-control", "guards"),
        ("个人有权请求更正其个人信息。", "rights-redress", "guards"),
        ("用户信息的提供方式由第三方说明，并采取加密措施。", "secondary-use", "touches"),
        ("本章所称人脸识别，是指通过人脸确认身份。", "biometric-body", "touches"),
    ],
)
def test_chinese_sentences_are_proven_in_the_same_way(text, concern, expected):
    assert set(bearings(text, concern, "zh")) == {expected}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_concern_has_acts_or_words_that_raise_it(language):
    proof = lexicon(language).proof
    assert {*proof.does, *proof.takes} == {concern.id for concern in VOCABULARY.concerns}


@pytest.mark.parametrize(
    ("text", "concern", "language"),
    [
        ("We may temporarily suspend the account of a user who breaks the rules.", "exclusion-sanction", "en"),
        ("If you use the site in this way, we will delete your account.", "exclusion-sanction", "en"),
        ("公民不得在此集会，违者由公安机关予以拘留。", "exclusion-sanction", "zh"),
    ],
)
def test_what_power_does_raises_whatever_else_its_sentence_forbids(text, concern, language):
    assert set(bearings(text, concern, language)) == {"raises"}


def test_speech_forbidden_behind_its_words_raises_and_its_forbidden_removal_does_not():
    assert bearings("Nudity and graphic violence are not allowed on the service.", "content-control") == ["raises"]
    assert "raises" not in bearings("Posts of a user must not be removed for an opinion.", "content-control")


def test_a_right_that_is_reserved_is_no_safeguard():
    said = "We reserve the right to remove access to the service of users whom we suspect."
    assert "guards" not in bearings(said, "rights-redress")


def test_a_shelter_of_something_else_does_not_guard():
    said = "政府应当将未成年人活动场所纳入规划，保障建设资金。"
    assert "guards" not in bearings(said, "children", "zh")


def test_nothing_is_said_of_a_title():
    assert bearings("《公共场所人脸识别管理办法》", "biometric-body", "zh") == []
