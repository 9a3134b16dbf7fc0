import pytest

from proposals.models import Comparison, Version
from proposals.services import turns
from tests.benchmarks.upload import KINDS, Spent, Uploads, drawing_ahead, table


@pytest.mark.django_db
def test_each_upload_is_measured_by_kinds_of_work(monkeypatch):
    monkeypatch.setattr(turns, "WORK", dict(turns.WORK))
    with drawing_ahead():
        site = Uploads()
        site.fill(1)
        found = [(20, list(site.uploaded(20)))]
    assert [name for name, _ in found[0][1]] == ["first", "second", "one clause"]
    for name, spent in found[0][1]:
        done = {"reading", "search", "origins", "hints", "drawing", "drawing-changes", "comparison"}
        late = {"drawing-changes", "comparison"} if name == "first" else set()
        assert done - late <= set(spent.kinds)
        assert spent.done >= spent.compared >= (0 if name == "first" else 1e-6)
    assert Version.objects.count() == 8
    assert Comparison.objects.exclude(ready_at=None).count() >= 5


def test_a_row_has_each_kind_and_their_sum():
    spent = Spent({"reading": 1.0, "drawing": 0.25, "drawing-changes": 0.5, "mail": 0.125}, compared=2, done=3)
    found = table(0, [(1500, [("one clause", spent)])])
    row = dict(zip(found.heads, found.rows[0], strict=True))
    assert row == {
        "CPU s": "1500 clauses, one clause",
        **dict.fromkeys(KINDS, "0.00"),
        "reading": "1.00",
        "drawing": "0.75",
        "other": "0.12",
        "all": "1.88",
        "compared": "2.00",
        "done": "3.00",
    }
    assert found.notes == ["1,500 clauses, one clause: at most 1 CPU s is promised, which is not met."]
