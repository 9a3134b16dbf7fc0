import pytest

from annotations.models import Hint
from annotations.queries.hints import by_clause
from annotations.services import hints
from proposals.models import Role, Version
from proposals.refusals import NotAllowed
from proposals.services import jobs, readings
from proposals.signals import version_ready
from tests import factories
from tests.factories import outline, paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies scenes.")
RECORD = paragraphs("2", "Record", "Records of each user are stored permanently.")


@pytest.fixture
def version():
    made = factories.version(SCOPE, RECORD)
    version_ready.send(Version, version=made)
    jobs.drain()
    return made


def told(hint):
    return (hint.key, hint.concern, RECORD.text[hint.start : hint.end], hint.state)


def test_a_version_that_is_read_has_hints(version):
    key = version.current_reading.clauses.get(number="2").key
    assert [told(hint) for hint in Hint.objects.all()] == [(key, "retention", "stored permanently", "open")]


def test_what_was_decided_stays_when_it_is_read_again(version):
    ana = factories.person()
    factories.team(ana)
    hints.decide(Hint.objects.get(), "dismissed", by=ana)
    version.current_reading = readings.store(version, outline(paragraphs("1", "New", "Scenes."), SCOPE, RECORD))
    version.save()
    version_ready.send(Version, version=version)
    jobs.drain()
    assert [(hint.state, hint.decided_by) for hint in Hint.objects.all()] == [("dismissed", ana)]


def test_a_reader_decides_nothing(version):
    ben = factories.person()
    factories.team(ben, role=Role.READER)
    with pytest.raises(NotAllowed):
        hints.decide(Hint.objects.get(), "dismissed", by=ben)


def test_a_dismissed_hint_is_brought_back(version):
    ana = factories.person()
    factories.team(ana)
    hint = hints.decide(Hint.objects.get(), "dismissed", by=ana)
    assert by_clause(version, ana) == []
    hints.decide(hint, "open", by=ana)
    assert [[(p.clause.number, p.concern) for p in clause] for clause in by_clause(version, ana)] == [
        [("2", "retention")]
    ]


def test_hints_of_a_restricted_proposal_are_not_there_for_others():
    ana, ben = factories.person(), factories.person()
    factories.team(ben)
    closed = factories.version(RECORD, proposal=factories.proposal(teams=[factories.team(ana)]))
    version_ready.send(Version, version=closed)
    jobs.drain()
    assert (len(by_clause(closed, ana)), len(by_clause(closed, ben))) == (1, 0)
