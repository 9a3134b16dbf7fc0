import dataclasses
import hashlib
import json
from dataclasses import replace

import pytest

from annotations.exporting import manifest as manifests
from annotations.exporting.manifest import FIRST_COLUMNS, UnknownSchema, Verdict, manifest, verify
from annotations.exporting.sheet import Row
from tests.annotations.exporting.sample import ROWS, SHEET

SEALED = manifest(SHEET, frozen_by="k3j8m2pq7x", vocabulary="1")
LATER_COLUMNS = ("force", "wording", "doubts")
FIRST_SEAL = "230d6027f90e0370477a849a371e8ad924a7b0877f42247d1abf98d3ef6e99b1"
"""What the first releases, whose code is gone, printed for the sample."""


def hashed(told):
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sealed_as(**other):
    """A manifest as `SEALED`, with other facts and a seal that fits them."""
    fields = {name: fact for name, fact in {**SEALED, **other}.items() if name != "sha256"}
    return {**fields, "sha256": hashed(fields)}


def test_what_was_frozen_holds():
    assert verify(SHEET, SEALED) == Verdict((), True)
    assert verify(SHEET, SEALED).holds


def test_it_names_its_schema_and_the_columns_of_a_row():
    assert (SEALED["schema"], SEALED["columns"]) == ("clauseline-manifest/2", [*FIRST_COLUMNS, *LATER_COLUMNS])


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
    changes: tuple[dict[str, object], ...] = (
        {"frozen_by": "somebody"}, {"version_sha256": "1" * 64}, {"sha256": ""}, {"columns": []},
    )  # fmt: skip
    for change in changes:
        assert not verify(SHEET, {**SEALED, **change}).is_sealed


def test_another_file_does_not_hold():
    assert verify(replace(SHEET, version_sha256="1" * 64), SEALED) == Verdict((), False)


@pytest.fixture
def later(monkeypatch):
    """The sheet in a release whose rows have one column more, which a few rows use."""
    wider = dataclasses.make_dataclass("Row", [("annex", str, "")], bases=(Row,), frozen=True, slots=True)
    names = [field.name for field in dataclasses.fields(Row)]
    monkeypatch.setattr(wider, "__slots__", (*Row.__slots__, "annex"))
    monkeypatch.setattr(manifests, "Row", wider)
    rows = (wider(**{name: getattr(row, name) for name in names}, annex="A") for row in ROWS)
    return replace(SHEET, rows=tuple(rows))


def test_a_column_that_came_later_breaks_no_seal(later):
    assert verify(later, SEALED) == Verdict((), True)
    assert verify(later, first_manifest()) == Verdict((), True)
    changed = replace(later, rows=(replace(later.rows[0], comment="Other."), *later.rows[1:]))
    assert [verify(changed, sealed).changed for sealed in (SEALED, first_manifest())] == [(1,), (1,)]


def test_a_column_that_came_later_is_sealed_from_then_on(later):
    fresh = manifest(later)
    assert fresh["columns"] == [*FIRST_COLUMNS, *LATER_COLUMNS, "annex"]
    assert verify(later, fresh).holds
    changed = replace(later, rows=(replace(later.rows[0], annex="B"), *later.rows[1:]))
    assert verify(changed, fresh) == Verdict((1,), True)


def first_manifest():
    """As the first releases made it: no schema, no columns."""
    rows = [hashed({name: getattr(row, name) for name in FIRST_COLUMNS}) for row in ROWS]
    fields = {"version_sha256": "0" * 64, "frozen_by": "k3j8m2pq7x", "vocabulary": "1", "rows": rows}
    return {**fields, "sha256": hashed(fields)}


def test_what_the_first_releases_sealed_still_holds():
    assert first_manifest()["sha256"] == FIRST_SEAL
    assert verify(SHEET, first_manifest()) == Verdict((), True)
    changed = replace(SHEET, rows=(replace(ROWS[0], permalink="/elsewhere/"), *ROWS[1:]))
    assert verify(changed, first_manifest()) == Verdict((1,), True)


@pytest.mark.parametrize("other", [{"schema": "clauseline-manifest/3"}, {"columns": [*FIRST_COLUMNS, "unheard"]}])
def test_what_another_release_sealed_is_not_judged(other):
    with pytest.raises(UnknownSchema, match=r"manifest/3|unheard"):
        verify(SHEET, sealed_as(**other))


def test_a_manifest_that_hashes_too_little_of_a_row_proves_nothing():
    few = [name for name in FIRST_COLUMNS if name != "comment"]
    rows = [hashed({name: getattr(row, name) for name in few}) for row in ROWS]
    assert verify(SHEET, sealed_as(columns=few, rows=rows)) == Verdict((), False)
