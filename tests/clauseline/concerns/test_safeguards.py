"""Model safeguards: every concern has some, in three languages, with the verbs of a draft."""

import pytest

from clauseline.comparing.duties.conventions import Conventions
from clauseline.concerns import VOCABULARY
from clauseline.concerns.safeguards import SAFEGUARDS, VERBS, convention

ROWS = [
    (row, language, name) for row in SAFEGUARDS.rows for language, conventions in VERBS.items() for name in conventions
]


def test_every_concern_has_safeguards_in_the_order_of_the_vocabulary():
    concerns = [concern.id for concern in VOCABULARY.concerns]
    assert list(dict.fromkeys(row.concern for row in SAFEGUARDS.rows)) == concerns
    assert all(len(SAFEGUARDS.against(concern)) >= 2 for concern in concerns)


def test_each_has_an_id_of_its_own():
    assert len({row.id for row in SAFEGUARDS.rows}) == len(SAFEGUARDS.rows)


def test_each_is_a_sentence_that_binds_by_the_verbs_of_its_convention():
    for row, language, name in ROWS:
        sentence = row.written(language, name)
        verbs = Conventions.of_clauses(language, old_declares=name == "RFC 2119", new_declares=name == "RFC 2119").old
        assert sentence.endswith((".", "。")), sentence
        assert not set("{}") & set(sentence), sentence
        assert any(verbs.find(sentence)), sentence


def test_the_verbs_are_those_of_the_convention():
    row = SAFEGUARDS.against("retention")[0]
    assert [row.written("en", name)[:53] for name in VERBS["en"]] == [
        "Records about a person shall be erased when their pur",
        "Records about a person are required to be erased when",
        "Records about a person MUST be erased when their purp",
    ]
    assert row.written("zh", "law") == "与个人有关的记录应当在实现其目的后删除，最长不超过[30]日。"


@pytest.mark.parametrize(
    ("language", "texts", "found"),
    [
        ("en", [], "ISO"),
        ("en", ["It shall be kept.", "It is required to be kept."], "ISO"),
        ("en", ["It shall be kept.", "It is required to be kept. They are required to go."], "ITU"),
        ("en", ["It MUST be kept. It SHALL NOT be lost; they shall see."], "RFC 2119"),
        ("zh", ["系统应保存。", "应当删除。应删除。"], "GB/T"),
        ("zh", ["国家应当保护。", "应当告知。应用"], "law"),
        ("fr", ["Il doit."], ""),
    ],
)
def test_a_draft_follows_the_convention_that_most_of_it_does(language, texts, found):
    assert convention(texts, language) == found
