import pytest

from clauseline.concerns import hints
from clauseline.concerns.lexicon import LANGUAGES, lexicon
from clauseline.concerns.senses import Sense, load

CHILD = load(["child | children ? school | parent of a pupil ! node | tree"], {})[0]


def is_meant(sense: Sense, text: str, word: str, *, about_people: bool = False) -> bool:
    start = text.index(word)
    return sense.concerns_people(text, start, start + len(word), about_people=about_people)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("A child of this school", True),
        ("The child of a node", False),
        ("Each node has a child, and the next school is far away from here.", False),
        ("The node of the network of a school where a child learns", True),
    ],
)
def test_the_nearer_words_decide(text, meant):
    assert is_meant(CHILD, text, "child", about_people=True) is meant


@pytest.mark.parametrize("about_people", [True, False])
def test_where_nothing_stands_near_the_text_decides(about_people):
    text = f"A child is {'x' * 200} school node"
    assert is_meant(CHILD, text, "child", about_people=about_people) is about_people


def test_there_are_some_forty_words_with_several_senses():
    known = [lexicon(language) for language in LANGUAGES]
    assert [len(one.senses) > least for one, least in zip(known, (40, 20), strict=True) if one] == [True, True]


@pytest.mark.parametrize(
    ("quiet", "said", "concern", "language"),
    [
        ("A child span follows its parent.", "A child under the age of 10 is recorded.", "children", "en"),
        ("The race condition hurts users.", "The form collects the race of people.", "discrimination", "en"),
        ("The profile of the codec suits users.", "The profile of each user tells habits.", "behaviour-scoring", "en"),
        ("Users correlate logs across spans.", "Sites correlate users across contexts.", "identity-linkage", "en"),
        (
            "A fingerprint of the device key.",
            "Sites take a fingerprint of the browser of users.",
            "identity-linkage",
            "en",
        ),
        ("Users monitor the latency of systems.", "Managers monitor chats of employees.", "surveillance", "en"),
        ("ICE consent is requested by the user.", "The user's consent is withdrawn.", "consent-transparency", "en"),
        ("Users waive royalties and rights.", "Users waive the right to appeal.", "rights-redress", "en"),
        ("经营者应当诚实守信。", "完善失信惩戒机制。", "behaviour-scoring", "zh"),
        ("设备应当电磁屏蔽。", "应当屏蔽用户的违法内容。", "content-control", "zh"),
        ("证书指纹采用哈希。", "采集本人指纹。", "biometric-body", "zh"),
    ],
)
def test_a_word_is_pointed_at_in_one_of_its_senses(quiet, said, concern, language):
    assert concern not in {hint.concern for hint in hints(quiet, language)}
    assert concern in {hint.concern for hint in hints(said, language)}
