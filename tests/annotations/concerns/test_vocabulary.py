from collections import Counter

import pytest

from annotations.concerns import FAMILIES, VOCABULARY
from annotations.concerns.hinting import LANGUAGES, signs_of


def test_the_vocabulary_has_twenty_concerns_with_their_codes():
    assert VOCABULARY.version == "1"
    assert [(concern.id, concern.code) for concern in VOCABULARY.concerns] == [
        ("identity-linkage", "IDL"),
        ("behaviour-scoring", "SCR"),
        ("biometric-body", "BIO"),
        ("location-tracking", "LOC"),
        ("surveillance", "SUR"),
        ("retention", "RET"),
        ("secondary-use", "SHR"),
        ("state-access", "LEA"),
        ("content-control", "CEN"),
        ("exclusion-sanction", "EXC"),
        ("automated-decision", "ADM"),
        ("consent-transparency", "CON"),
        ("rights-redress", "RED"),
        ("anonymity", "ANO"),
        ("children", "CHI"),
        ("discrimination", "DIS"),
        ("data-localisation", "XBR"),
        ("central-governance", "GOV"),
        ("data-security", "SEC"),
        ("assembly-association", "ASM"),
    ]


def test_every_concern_is_told_in_full():
    for concern in VOCABULARY.concerns:
        assert set(concern.label) == {"en", "fr", "zh"}
        assert all([*concern.label.values(), concern.definition, concern.beware, *concern.instruments])
        assert concern.question.endswith("?")


def test_every_family_has_concerns():
    assert Counter(concern.family for concern in VOCABULARY.concerns) == {
        "identity": 3,
        "data": 5,
        "power": 4,
        "freedom": 3,
        "fairness": 5,
    }
    assert {concern.family for concern in VOCABULARY.concerns} == set(FAMILIES)


def test_a_concern_is_found_by_its_id():
    assert VOCABULARY["retention"].label["fr"] == "Conservation et permanence"
    with pytest.raises(KeyError):
        VOCABULARY["unknown"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concern_has_signs_and_no_sign_is_without_a_concern(language):
    signs, guard = signs_of(language)
    assert {sign.concern for sign in signs} == {concern.id for concern in VOCABULARY.concerns}
    assert guard is not None
