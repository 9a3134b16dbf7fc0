from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from proposals.models import AuditEvent
from proposals.services import audit
from tests import factories

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def events():
    body = factories.body(slug="fg")
    for step, verb in enumerate(("added", "changed", "deleted")):
        audit.record(verb, body, by=None, step=step)
    audit.chain()
    return list(AuditEvent.objects.all())


def told(*arguments):
    out = StringIO()
    call_command("audit", *arguments, stdout=out)
    return out.getvalue()


def test_a_whole_record_holds(events):
    head = events[-1].hash
    assert told("verify") == f"The record holds: 3 events, the last with the hash {head}.\n"
    assert told("verify", "--head", events[0].hash) == told("verify")


def test_a_new_site_has_a_record_that_holds():
    assert told("verify") == "The record holds: 0 events.\n"


def test_an_emptied_record_shows():
    factories.version()
    with pytest.raises(CommandError, match="it was emptied"):
        told("verify")


@pytest.mark.parametrize("forged", [{"actor": "ben"}, {"facts": {"step": 7}}, {"verb": "frozen"}, {"object": "body:x"}])
def test_a_changed_event_shows(events, forged):
    AuditEvent.objects.filter(seq=2).update(**forged)
    with pytest.raises(CommandError, match=r"^Event 2 \(.*\) was changed after it was recorded\. The 1 before hold\.$"):
        told("verify")


def test_a_missing_event_shows(events):
    events[1].delete()
    with pytest.raises(CommandError, match=r"^Event 2 is missing: after event 1 comes event 3\. The 1 before hold\.$"):
        told("verify")


def test_events_that_changed_places_show(events):
    for seq, place in ((2, 9), (3, 2), (9, 3)):
        AuditEvent.objects.filter(seq=seq).update(seq=place)
    with pytest.raises(CommandError, match=r"^Event 2 \(.*\) does not follow from the one before it\."):
        told("verify")


def test_an_event_that_was_forged_with_its_hash_shows_at_the_next_one(events):
    forged = events[1]
    forged.actor = "ben"
    forged.hash = forged.digest()
    forged.save()
    with pytest.raises(CommandError, match=r"^Event 3 \(body:fg deleted\) does not follow from the one before it\."):
        told("verify")


def test_a_record_that_was_cut_short_shows_by_a_noted_hash(events):
    events[2].delete()
    assert told("verify").startswith("The record holds: 2 events")
    with pytest.raises(CommandError, match="cut short or replaced"):
        told("verify", "--head", events[2].hash)


def test_what_waits_to_be_chained_is_told_and_is_no_fault(events):
    late = audit.record("added", factories.body(), by=None)
    whole, waits = told("verify").splitlines()
    assert whole == f"The record holds: 3 events, the last with the hash {events[-1].hash}."
    assert waits == f"Acts that wait to be chained: 1, the first since {late.at:%Y-%m-%d %H:%M:%S} UTC."
    assert told("list").split()[0] == "-"
    audit.chain()
    assert told("verify").startswith("The record holds: 4 events")


def test_a_record_in_which_all_waits_was_not_emptied():
    audit.record("added", factories.version(), by=None)
    assert told("verify").startswith("The record holds: 0 events.\nActs that wait to be chained: 1,")


def test_the_latest_events_are_listed_first(events):
    lines = told("list").splitlines()
    assert [line.split()[0] for line in lines] == ["3", "2", "1"]
    assert told("list", "--verb", "changed").split()[3:] == ["-", "body:fg", "changed", "step=1"]
    assert told("list", "--object", "team:").split() == []
