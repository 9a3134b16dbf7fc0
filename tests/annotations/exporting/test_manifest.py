from dataclasses import replace

from annotations.exporting.manifest import Verdict, manifest, verify
from tests.annotations.exporting.sample import ROWS, SHEET

SEALED = manifest(SHEET, frozen_by="k3j8m2pq7x", vocabulary="1")


def test_what_was_frozen_holds():
    assert verify(SHEET, SEALED) == Verdict((), True)
    assert verify(SHEET, SEALED).holds


def test_an_answer_of_the_body_changes_nothing():
    answered = replace(SHEET, rows=(replace(ROWS[0], observation="Accepted"), *ROWS[1:]))
    assert verify(answered, SEALED).holds


def test_a_changed_row_is_named():
    changed = replace(SHEET, rows=(ROWS[0], replace(ROWS[1], comment="Other."), *ROWS[2:]))
    assert verify(changed, SEALED) == Verdict((2,), True)


def test_missing_and_added_rows_are_named():
    assert verify(replace(SHEET, rows=ROWS[:-1]), SEALED) == Verdict((12,), True)
    assert verify(replace(SHEET, rows=(*ROWS, ROWS[0])), SEALED) == Verdict((13,), True)


def test_a_manifest_that_was_changed_itself_does_not_hold():
    for change in ({"frozen_by": "somebody"}, {"version_sha256": "1" * 64}, {"sha256": ""}):
        assert not verify(SHEET, {**SEALED, **change}).is_sealed


def test_another_file_does_not_hold():
    assert verify(replace(SHEET, version_sha256="1" * 64), SEALED) == Verdict((), False)
