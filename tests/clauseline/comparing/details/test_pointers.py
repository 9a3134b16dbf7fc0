"""References from clause to clause, and those that lead to other works."""

from __future__ import annotations

import pytest

from clauseline.comparing.details.pointers import find_pointers


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("See section 6 and section 7.", ["6", "7"]),
        ("Section 6 on gates applies, see [HARBOUR].", ["6"]),
        ("Nach § 6 Absatz 1 und § 7 dieser Ordnung gilt dies.", ["6", "7"]),
        ("Marks are told as in section 6 on Lamp Marks in Lamps of Harbours [LAMPS].", []),
        ("§ 6 Absatz 1 Satz 1 und § 7 Satz 2 der Hafenordnung gelten.", []),
        ("Nach § 6 Satz 1, § 7 und § 8 der Hafenordnung gilt dies.", []),
        ("Article 6(1) and Article 7 of the Harbour Act apply.", []),
    ],
)
def test_a_work_that_is_named_behind_references_owns_all_of_its_phrase(text: str, labels: list[str]):
    assert [pointer.label for pointer in find_pointers(text, {"6", "7"})] == labels
