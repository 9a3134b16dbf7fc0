"""A private act leaves no trace: whoever may not know of it finds every address of the site as it was before.

What is compared is status, headers, ETag and text, and how many statements an answer takes; lists also by what changed
since. All acts are done one after the other, then everybody looks; with ALL=1 each is done alone, too.

Dear: some six hundred pages are drawn twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.everything import everything
from tests.project.matrix.table import cells
from tests.project.silent import worlds
from tests.project.silent.acts import MIRRORED, MORE, TOLD, UNASKED, Act, acts, is_among, why_told
from tests.project.silent.worlds import Before
from tests.project.silent.writing_services import noted, writing

pytestmark = pytest.mark.django_db

OTHERWISE = {
    "annotations.services.comments.say_force": "its row has no sentence of which something was confirmed",
    "annotations.services.decisions.take_back": "it needs the moment that an answer tells; it undoes what was asked",
    "proposals.services.accounts.enter": "who signs in",
    "proposals.services.accounts.make_first_account": "there is an account",
    "proposals.services.contributors.add": "contributors are there for everybody",
    "proposals.services.contributors.change": "contributors are there for everybody",
    "proposals.services.erasure.erase_for_law": "the site's admin does it, and is told so",
    "proposals.services.letters.post": "a letter changes no row",
    "proposals.services.orders.ask": "a file of open texts is kept for whoever asks for the very same one",
    "proposals.services.orders.written_by": "a file is taken that was written",
    "proposals.services.people.change": "the name of who said something to everybody stands there",
    "proposals.services.people.close": "the name of who said something to everybody stands there",
    "proposals.services.people.set_password": "who signs in",
    "proposals.services.proposals.add_body": "bodies are there for everybody",
    "annotations.services.comment_sets.give_member": "a set is seen by all of its teams",
    "annotations.services.presence.leave": "what is held for half a minute, for those of the team who ask to see it",
    "proposals.services.proposals.change_body": "bodies are there for everybody",
    "proposals.services.receipts.once": "what a program sends twice is any of the other acts",
    "proposals.services.restricting.restrict": "it changes who may see",
    "proposals.services.sessions.end": "who signs in",
    "proposals.services.sessions.end_others": "who signs in",
    "proposals.services.teams.change": "the name of a team stands beside what it says to everybody",
    "proposals.services.audit.record": "each act is recorded, and the record is the admin's alone",
}
"""The services that write and that no private act is asked for, and why."""
TAKEN = "export"
"""What is called so writes a file of what one sees, and changes nothing but the record of acts."""


@pytest.fixture(scope="module")
def before(django_db_setup: None, django_db_blocker: Any) -> Iterator[Before]:
    with django_db_blocker.unblock(), worlds.made() as found:
        yield found


@pytest.mark.postgres
def test_private_acts_leave_no_trace(before: Before):
    private = acts()
    with worlds.taken_back(), noted(writing()) as called:
        done, found = worlds.together(before, private)
    if found:
        lines = [*map(str, found), "By what:", *worlds.told_apart(before, done, found)]
        pytest.fail("\n".join(lines), pytrace=False)
    names = {f"{module}.{name}" for module, name in writing() - called if name.partition("_")[0] != TAKEN}
    assert sorted(names - set(OTHERWISE)) == [], "services that write: have an act come there, or say why none does"


if everything():

    @pytest.mark.parametrize("act", acts(), ids=str)
    def test_each_private_act_leaves_no_trace(act: Act, before: Before):
        is_done, found = worlds.alone(before, act)
        assert (is_done, [str(trace) for trace in found]) == (True, [])


def test_each_exception_is_about_something():
    rules = {(cell.route.name, cell.kind) for cell in cells() if cell.method != "get" and cell.rule}
    assert [rule for rule in TOLD if not any(why_told(*one) == TOLD[rule] for one in rules)] == []
    assert [name for name in UNASKED if not any(is_among(route, name) for route, _ in rules)] == []
    assert [rule for rule in MORE if tuple(rule.split()) not in rules] == []
    assert {kind for _, kind in rules} >= MIRRORED
    assert set(OTHERWISE) <= {f"{module}.{name}" for module, name in writing()}
