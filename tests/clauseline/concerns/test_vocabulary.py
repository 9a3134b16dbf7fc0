from collections import Counter

import pytest

from clauseline.concerns import FAMILIES, VOCABULARY
from clauseline.concerns.lexicon import LANGUAGES, lexicon
from clauseline.concerns.vocabulary import load


def test_the_vocabulary_has_its_concerns_with_their_codes_and_the_old_ones_first():
    assert VOCABULARY.version == "2"
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
        ("data-minimisation", "MIN"),
        ("manipulation", "MNP"),
        ("accountability", "ACC"),
    ]


def test_a_new_version_keeps_what_the_one_before_said():
    before = load(f"vocabulary_{int(VOCABULARY.version) - 1}.toml").concerns
    assert VOCABULARY.concerns[: len(before)] == before


def test_every_concern_is_told_in_full():
    for concern in VOCABULARY.concerns:
        assert set(concern.label) == {"en", "fr", "zh"}
        assert all([*concern.label.values(), concern.definition, concern.beware, *concern.instruments])
        assert concern.question.endswith("?")


def test_every_family_has_concerns():
    assert Counter(concern.family for concern in VOCABULARY.concerns) == {
        "identity": 3,
        "data": 6,
        "power": 5,
        "freedom": 4,
        "fairness": 5,
    }
    assert {concern.family for concern in VOCABULARY.concerns} == set(FAMILIES)


def test_a_concern_is_found_by_its_id():
    assert VOCABULARY["retention"].label["fr"] == "Conservation et permanence"
    with pytest.raises(KeyError):
        VOCABULARY["unknown"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concern_has_signs_and_no_sign_is_without_a_concern(language):
    known = lexicon(language)
    assert known is not None
    assert {sign.concern for sign in known.index.signs} == {concern.id for concern in VOCABULARY.concerns}
