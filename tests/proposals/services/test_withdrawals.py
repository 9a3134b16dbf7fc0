import pytest

from proposals.models import Clause, Comparison, Role, Version
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import comparisons, jobs, withdrawals
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    person = factories.person()
    factories.team(person, role=Role.OWNER)
    return person


def test_words_are_erased_and_what_identifies_stays(owner, django_capture_on_commit_callbacks):
    old = factories.version(paragraphs("1", "Scope", "Data shall be kept."), number="D1")
    new = factories.version(paragraphs("1", "Scope", "Data may be kept."), proposal=old.proposal, number="D2")
    comparisons.request(old=old, new=new)
    jobs.drain()
    storage, path, sha256, day = old.file.storage, str(old.file.name), old.sha256, old.date
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(old, reason="Sent by mistake", by=owner)
    old.refresh_from_db()
    assert (old.number, old.date, old.sha256, old.withdrawal_reason) == ("D1", day, sha256, "Sent by mistake")
    assert (old.file.name, old.filename, old.current_reading, storage.exists(path)) == ("", "", None, False)
    assert list(Clause.objects.values_list("text", flat=True)) == ["Data may be kept."]
    assert Comparison.objects.count() == 0


def test_only_owners_withdraw_once_and_with_a_reason(owner):
    version = factories.version(paragraphs("1", "Scope", "Data shall be kept."))
    editor = factories.person()
    factories.team(editor, role=Role.EDITOR)
    with pytest.raises(NotAllowed):
        withdrawals.withdraw(version, reason="So", by=editor)
    with pytest.raises(Refusal, match="say why"):
        withdrawals.withdraw(version, reason=" ", by=owner)
    withdrawals.withdraw(version, reason="So", by=owner)
    with pytest.raises(Conflict):
        withdrawals.withdraw(version, reason="So", by=owner)


def test_a_reading_that_comes_too_late_stores_nothing(owner):
    version = factories.version()
    jobs.submit("reading", version.pk)
    withdrawals.withdraw(version, reason="So", by=owner)
    jobs.drain()
    assert Clause.objects.count() == 0
    version.refresh_from_db()
    assert version.current_reading is None
    assert Version.objects.with_state().get().state == "withdrawn"
