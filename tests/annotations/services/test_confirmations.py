"""What teams say of binding force."""

import pytest

from annotations.models import ForceConfirmation
from annotations.queries.confirmations import confirmations
from annotations.queries.duties import all_duties
from annotations.services import confirmations as service
from proposals.models import AuditEvent, Comparison, Role
from proposals.queries.strength import duty_rows
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import readings, withdrawals
from tests import factories
from tests.annotations import duties
from tests.factories import outline, paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison():
    return duties.three()


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


def name(comparison, index):
    return duty_rows(comparison)[index].name


def standings(comparison, team, person):
    return [entry.standing for entry in all_duties(comparison, team, person)]


def test_a_person_confirms_and_takes_it_back(comparison, ana, team):
    assert standings(comparison, team, ana) == ["weakened", "open", "open"]
    service.confirm(comparison, name(comparison, 1), "weakened", by=ana)
    service.confirm(comparison, name(comparison, 0), "neither", by=ana)
    assert standings(comparison, team, ana) == ["neither", "weakened", "open"]
    service.confirm(comparison, name(comparison, 1), "strengthened", by=ana)
    assert standings(comparison, team, ana) == ["neither", "strengthened", "open"]
    service.confirm(comparison, name(comparison, 1), "open", by=ana)
    assert standings(comparison, team, ana) == ["neither", "open", "open"]
    assert [(one.state, one.decided_by) for one in ForceConfirmation.objects.order_by("pk")] == [
        ("open", ana), ("neither", ana),
    ]  # fmt: skip


def test_it_is_recorded(comparison, ana, team):
    row = name(comparison, 1)
    made = service.confirm(comparison, row, "weakened", by=ana)
    event = AuditEvent.objects.last()
    assert (event.verb, event.actor, event.object) == ("confirmed", ana.slug, f"force-confirmation:{made.slug}")
    assert event.facts == {"state": "weakened", "comparison": comparison.slug, "row": row, "team": team.slug}


def test_it_is_the_teams_alone(comparison, ana, team):
    ben = factories.person("ben")
    other = factories.team(ben)
    service.confirm(comparison, name(comparison, 1), "weakened", by=ana)
    assert standings(comparison, other, ben) == ["weakened", "open", "open"]
    assert standings(comparison, team, ben) == ["weakened", "open", "open"]


def test_a_reader_confirms_nothing(comparison):
    ben = factories.person("ben")
    factories.team(ben, role=Role.READER)
    with pytest.raises(NotAllowed):
        service.confirm(comparison, name(comparison, 1), "weakened", by=ben)


def test_who_is_in_two_teams_says_for_which(comparison, ana, team):
    other, foreign = factories.team(ana), factories.team()
    row = name(comparison, 1)
    with pytest.raises(Refusal, match="which of your teams"):
        service.confirm(comparison, row, "weakened", by=ana)
    with pytest.raises(Refusal, match="in which you review"):
        service.confirm(comparison, row, "weakened", by=ana, team=foreign)
    assert service.confirm(comparison, row, "weakened", by=ana, team=other).team == other


def test_unknown_words_and_rows_are_refused(comparison, ana, team):
    with pytest.raises(Refusal, match="weakened, strengthened, neither, or open"):
        service.confirm(comparison, name(comparison, 1), "worse", by=ana)
    with pytest.raises(Conflict, match="no such sentence"):
        service.confirm(comparison, "gone", "weakened", by=ana)


def computed_again(comparison, old, new, lowered):
    """Another comparison of the same versions, with the same sentence said to have changed."""
    Comparison.objects.filter(pk=comparison.pk).update(engine="7")
    made = duties.compared(old, new)
    old_words, new_words = lowered
    duties.say(made, "1", old_words, new_words, "reversed")
    return made


def test_it_stays_when_the_comparison_is_made_by_another_engine(comparison, ana, team):
    service.confirm(comparison, name(comparison, 0), "neither", by=ana)
    again = computed_again(comparison, comparison.old_version, comparison.new_version, (duties.OLD[0], duties.NEW[0]))
    assert again.pk != comparison.pk
    assert standings(again, team, ana) == ["neither"]


def test_it_stays_when_a_version_is_read_again(comparison, ana, team):
    service.confirm(comparison, name(comparison, 0), "neither", by=ana)
    new = comparison.new_version
    texts = (paragraphs(str(n), f"Part {n}", text) for n, text in enumerate((*duties.NEW[:2], "More is said."), 1))
    new.current_reading = readings.store(new, outline(*texts))
    new.save()
    again = computed_again(comparison, comparison.old_version, new, (duties.OLD[0], duties.NEW[0]))
    assert again.new_id != comparison.new_id
    assert standings(again, team, ana) == ["neither"]


def test_of_other_words_it_is_to_confirm_again(ana, team):
    old, new = duties.versions(
        ("The platform shall erase it. It shall ask.",), ("The platform may erase it. It may ask.",)
    )
    made = duties.compared(old, new)
    duties.say(made, "1", "The platform shall erase it.", "The platform may erase it.", "verb-lowered")
    service.confirm(made, name(made, 0), "weakened", by=ana)
    again = computed_again(made, old, new, ("The platform shall erase it. It shall ask.", "The platform may erase it."))
    assert standings(again, team, ana) == ["open"]


def later(comparison, *texts):
    """The comparison of the old version with a third one, of these texts."""
    (third,) = duties.versions(texts, proposal=comparison.new_version.proposal)
    return duties.compared(comparison.old_version, third)


def test_of_the_very_same_sentences_in_another_version_it_is_shown_from_where(comparison, ana, team):
    service.confirm(comparison, name(comparison, 0), "neither", by=ana)
    third = later(comparison, "A new part.", *duties.NEW)
    duties.say(third, "2", duties.OLD[0], duties.NEW[0], "reversed")
    (entry,) = all_duties(third, team, ana)
    assert (entry.standing, entry.confirmed.elsewhere) == ("neither", str(comparison))
    service.confirm(third, entry.duty.name, "open", by=ana)
    assert standings(third, team, ana) == ["open"]


def test_a_sentence_that_is_gone_is_not_confirmed_elsewhere(comparison, ana, team):
    service.confirm(comparison, name(comparison, 2), "weakened", by=ana)
    third = later(comparison, *duties.NEW)
    duties.say(third, "3", duties.OLD[2], "", "gone-alike")
    assert standings(third, team, ana) == ["open"]


def test_what_was_said_differently_elsewhere_is_to_confirm(comparison, ana, team):
    service.confirm(comparison, name(comparison, 0), "neither", by=ana)
    third = later(comparison, *duties.NEW)
    duties.say(third, "1", duties.OLD[0], duties.NEW[0], "reversed")
    service.confirm(third, name(third, 0), "weakened", by=ana)
    fourth = later(comparison, *duties.NEW, "One part more.")
    duties.say(fourth, "1", duties.OLD[0], duties.NEW[0], "reversed")
    assert standings(fourth, team, ana) == ["open"]


def test_of_a_version_that_is_withdrawn_nothing_is_shown(comparison, ana, team):
    service.confirm(comparison, name(comparison, 0), "neither", by=ana)
    third = later(comparison, *duties.NEW)
    duties.say(third, "1", duties.OLD[0], duties.NEW[0], "reversed")
    admin = factories.person("admin", is_superuser=True)
    withdrawals.withdraw(comparison.new_version, reason="It was the wrong file.", by=admin)
    assert standings(third, team, ana) == ["open"]


def test_of_a_draft_that_the_team_sees_no_longer_nothing_is_shown(comparison, ana, team):
    service.confirm(comparison, name(comparison, 0), "neither", by=ana)
    proposal = comparison.new_version.proposal
    proposal.restricted = True
    proposal.save()
    proposal.teams.set([factories.team()])
    assert confirmations(comparison, team, ana).own == {}
