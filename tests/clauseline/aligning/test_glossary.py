from clauseline.aligning.glossary import glossary


def test_the_longest_term_counts():
    marks = glossary().marks("应进行风险评估，不得泄露个人信息")
    assert [(mark.term.chinese, mark.term.english[0]) for mark in marks] == [
        ("应", "shall"), ("风险评估", "risk assessment"), ("不得", "shall not"), ("泄露", "leak"),
        ("个人信息", "personal information"),
    ]  # fmt: skip


def test_both_languages_have_the_same_meanings():
    chinese, english = (
        glossary().meanings(text) for text in ("网络运营者的个人信息", "Network operators' personal data")
    )
    assert {"网络运营者", "个人信息"} <= chinese & english


def test_force_is_no_meaning():
    assert glossary().meanings("应当") == frozenset()
    assert [term.is_force for term in (glossary().terms["宜"], glossary().terms["范围"])] == [True, False]


def test_it_is_as_large_as_it_says():
    assert 200 <= len(glossary().terms) <= 400
