import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.concerns import Hint, hints, raises
from clauseline.concerns.hinting import Outright, _plain
from clauseline.concerns.lexicon import lexicon


def concerns(text, language="en"):
    return [hint.concern for hint in hints(text, language)]


def test_a_hint_names_its_words_and_their_place():
    assert hints("The behaviour record of a user is permanently stored.", "en") == [
        Hint("behaviour-scoring", 4, 20, "behaviour record", "behaviour record"),
        Hint("retention", 34, 52, "permanently stored", "permanently stored", bearing="raises"),
    ]


def test_places_count_code_points():
    assert [(h.start, h.trigger) for h in hints("😀😀 Real-name registration applies.", "en")] == [(3, "Real-name")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A user may be dispersed by the operator.", ["assembly-association"]),
        ("Optical pulses are dispersed in the fibre.", []),
        ("Pulses are dispersed. A user is told.", []),
    ],
)
def test_a_weak_word_needs_a_person_in_its_sentence(text, expected):
    assert concerns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The identity matrix is multiplied by the transform of the picture.",
        "The congestion score is sent with each frame.",
        "A session is retained until the timer expires.",
        "The traffic is policed at the interface, and packets over the rate are dropped.",
        "The unique identifier of the object is stored in the cache for 30 days.",
        "The minor version of the protocol is carried in the header.",
        "The codec predicts each block from its neighbours and classifies the motion.",
        "",
    ],
)
def test_technical_words_stay_quiet(text):
    assert concerns(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Logs of all users are kept for five years.", "retention"),
        ("The platform shares user information with business partners.", "secondary-use"),
        ("The operator discloses account information to the police on request.", "state-access"),
        ("Sites can fingerprint the device of a visitor.", "identity-linkage"),
        ("Posts that are offensive are removed and the user is told.", "content-control"),
        ("The account is suspended when its holder breaks a rule.", "exclusion-sanction"),
        ("A person may appeal against the decision.", "rights-redress"),
    ],
)
def test_actors_acts_and_objects_are_read_together(text, expected):
    assert expected in concerns(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A judge may order the carrier to produce any record that it holds of a person.", "state-access"),
        ("An inspector may enter the premises and examine the records of each resident.", "state-access"),
        ("The registry may disclose the information to a person who needs it.", "secondary-use"),
        ("The application is heard in private, in a summary way.", "rights-redress"),
        ("A person whose name was added to the list is told by post.", "exclusion-sanction"),
        ("A visitor must report each change of address within seven days.", "location-tracking"),
        ("The log of all transactions of the wallet grows with each use.", "retention"),
        ("We don't allow content that promotes gambling.", "content-control"),
        ("Your payment details are passed on to our providers.", "secondary-use"),
        ("An attestation that is used twice is a means of linkability for a relying party.", "identity-linkage"),
    ],
)
def test_powers_duties_and_receivers_are_known_by_what_they_do(text, expected):
    assert expected in concerns(text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hotels shall transmit guest lists to the police.", "en", "state-access"),
        ("A landlord reports each new tenant to the police within three days.", "en", "state-access"),
        ("The records of the camp are open to inspection by any officer.", "en", "state-access"),
        ("旅馆应当将旅客名单报送公安机关。", "zh", "state-access"),
        ("租车企业应当向派出所上传租车人的登记内容。", "zh", "state-access"),
        ("If you go on using the site after a change, you accept it.", "en", "consent-transparency"),
        ("Use of the app after the change counts as acceptance of it.", "en", "consent-transparency"),
        ("您继续访问本站，即表示您接受新的条款。", "zh", "consent-transparency"),
        ("Information about you is kept on servers abroad.", "en", "data-localisation"),
        ("We may send your records to a country whose laws protect them less.", "en", "data-localisation"),
        ("我们会将您的信息存储在位于国外的机房。", "zh", "data-localisation"),
        ("We keep the messages of each visitor.", "en", "retention"),
        ("A payment processor collects your card details.", "en", "secondary-use"),
        ("The request stays with us, and we will not notify the account holder.", "en", "consent-transparency"),
        ("The refusal may be appealed by a petition for a hearing.", "en", "rights-redress"),
        ("海关可以依法扣押当事人的物品。", "zh", "state-access"),
        ("有殴打幼儿行为的，不予聘用。", "zh", "exclusion-sanction"),
    ],
)
def test_lists_for_the_police_use_as_consent_and_servers_abroad_are_known(text, language, expected):
    assert expected in concerns(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Neither party may assign this contract without the prior written consent of the other.",
        "Scope Accounts Cookies Settings Storage Of Data Sharing Of Data Police Requests Appeals Contact",
        "What we collect When we share data How we keep it Why we ask The police Your rights Our Staff And Who To Ask",
        "You may ask us to close the file on your request to terminate the account.",
    ],
)
def test_contracts_and_rows_of_headings_stay_quiet(text):
    assert concerns(text) == []


def test_what_a_cited_law_is_called_says_nothing():
    assert concerns("The Facial Recognition and Law Enforcement Act applies to every person.") == []
    assert "biometric-body" in concerns("Facial recognition of every person applies.")


@pytest.mark.parametrize(
    "text",
    [
        "User data is kept under art. 5 of the rules for ten years.",
        "User data, e.g. logs of users, is kept for ten years.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text):
    assert "retention" in concerns(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("旅客应当出示身份证件，由前台办理住宿登记。", "identity-linkage"),
        ("发现可疑人员的，应当立即向公安机关报告。", "state-access"),
        ("监狱可以检查罪犯的信件。", "surveillance"),
        ("会员的名单应当转送主管部门，并附个人材料。", "secondary-use"),
        ("患者拒绝隔离的，可以强制隔离病人。", "exclusion-sanction"),
    ],
)
def test_chinese_powers_and_duties_are_known(text, expected):
    assert expected in concerns(text, "zh")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用户的行为记录应永久保存。", ["behaviour-scoring", "retention"]),
        ("系统应对用户进行实名认证。", ["identity-linkage"]),
        ("公安机关可以调取用户的登录记录。", ["state-access"]),
        ("设备应支持透明传输和电磁屏蔽。", []),
    ],
)
def test_chinese_is_read_without_spaces(text, expected):
    assert sorted(set(concerns(text, "zh-CN"))) == expected


def test_a_duty_raises_a_concern_and_a_safeguard_does_not():
    assert raises("The behaviour record of a user shall be permanently stored.", "en")
    assert not raises("The behaviour record of a user shall not be permanently stored.", "en")
    assert not raises("The user's consent is obtained in writing.", "en")
    assert not raises("This annex is on how the behaviour record of a user is permanently stored.", "en")
    assert not raises("The frame carries a checksum.", "en")


def test_a_language_without_signs_gives_no_hints():
    assert hints("Le registre du comportement est conservé sans limite.", "fr") == []
    assert hints("real-name", "") == []


@given(st.text(alphabet="user data 身份保存。. \n~&|°", max_size=120), st.sampled_from(["en", "zh"]))
def test_every_hint_points_at_its_words(text, language):
    for hint in hints(text, language):
        assert text[hint.start : hint.end] == hint.trigger


def test_each_paragraph_is_looked_at_once_however_many_sentences_it_has():
    known = lexicon("en")
    assert known
    texts = "The surveillance of citizens goes on. " * 50, "Trees are green. " * 50
    outright = Outright("\n".join(texts), known)
    found = [outright.around(at, "") for at in range(0, len(texts[0]) + len(texts[1]), 17) if at != len(texts[0])]
    assert (found[0], found[-1]) == tuple(map(known.population.is_outright_in, texts)) == (True, False)
    assert outright.is_in.cache_info().misses == 3


def test_no_word_of_a_title_is_endless():
    known = lexicon("en")
    assert known
    assert _plain("see Biometric Privacy Act.", known) == f"see {'·' * 21}."
    endless = f"see B{'-a' * 40} Act."
    assert _plain(endless, known) == endless
