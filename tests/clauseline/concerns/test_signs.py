import pytest

from clauseline.concerns.signs import compile_all, compile_group, parse

DATA = """# a remark
[@person]
user; users
[retention]
permanent record~; °archived;
stored & logs | records & ! engine
"""


def finds(group, text):
    return all_of([compile_group(group, {})], text)[0]


def all_of(patterns, text):
    matches = [pattern.search(text) for pattern in patterns]
    return [match and match.group() for match in matches]


def test_sections_hold_signs_and_no_remarks():
    assert parse(DATA) == {
        "@person": ["user", "users"],
        "retention": ["permanent record~", "°archived", "stored & logs | records & ! engine"],
    }


@pytest.mark.parametrize(
    ("group", "text", "found"),
    [
        ("real-name", "Real name registration", "Real name"),
        ("real name", "a real-name rule", "real-name"),
        ("archiv~", "an ARCHIVING duty", "ARCHIVING"),
        ("user", "superusers", None),
        ("user", "users", None),
        ("user | user data", "all user data", "user data"),
        ("永久保存", "应永久保存", "永久保存"),
    ],
)
def test_phrases_match_words_in_any_case_with_spaces_as_hyphens(group, text, found):
    assert finds(group, text) == found


def test_marks_and_groups_become_conditions():
    plain, weak, combined = compile_all("retention", parse(DATA)["retention"], {"person": "user | users"})
    assert (plain.near, plain.without, plain.safe) == ((), (), False)
    assert all_of(weak.near, "of a user") == ["user"]
    assert all_of(combined.near, "the logs") == ["logs"]
    assert all_of(combined.without, "an engine") == ["engine"]


def test_a_safeguard_is_marked():
    (sign,) = compile_all("anonymity", ["+ °pairwise"], {"person": "user"})
    assert (sign.safe, all_of([sign.trigger, *sign.near], "a pairwise key of a user")) == (True, ["pairwise", "user"])
