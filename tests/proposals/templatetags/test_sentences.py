from __future__ import annotations

from proposals.templatetags.sentences import sentence


def test_what_changed_is_told_by_weight():
    counts = {"unchanged": 30, "modified": 3, "inserted": 1, "weakened": 1, "reworded": 3, "renumbered": 2}
    assert sentence(counts, 36) == (
        "Of 36 clauses, 1 was weakened. 3 were reworded and 1 is new. 2 were renumbered and 30 are unchanged."
    )


def test_beside_a_sum_of_duties_it_sums_up_no_force():
    counts = {"unchanged": 1, "modified": 3, "weakened": 1, "strengthened": 2, "to-check": 1, "status": 1}
    assert sentence(counts, 4, duties_apart=True) == "Of 4 clauses, 1 changed its status. 1 is unchanged."
    assert sentence({"modified": 1, "weakened": 1}, 1, duties_apart=True) == "Of 1 clause, 1 was changed."


def test_one_fact_alone_needs_no_list():
    assert sentence({"deleted": 1}, 1) == "Of 1 clause, 1 was deleted."


def test_nothing_is_said_where_nothing_changed():
    assert sentence({"unchanged": 7}, 7) == ""


def test_pictures_and_tables_are_changes_as_well():
    assert sentence({"modified": 1, "figure": 1}, 1) == "Of 1 clause, 1 shows another picture."
    assert sentence({"modified": 2, "reworded": 1, "table": 2}, 2) == (
        "Of 2 clauses, 1 was reworded and 2 hold other tables."
    )


def test_what_no_sentence_has_words_for_is_said_to_have_changed():
    assert sentence({"modified": 2, "unchanged": 1}, 3) == "Of 3 clauses, 2 were changed. 1 is unchanged."
    assert sentence({"modified": 1}, 1) == "Of 1 clause, 1 was changed."
