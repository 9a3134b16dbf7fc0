"""What one needs to say where an annotation stands that went through several versions."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotations.models import Placement
from annotations.queries.questions import question
from proposals.models import Comparison, Role
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

KEPT = "The platform keeps the record of what each user did in every virtual world it serves, and shows it to them."
SAID = "Operators are asked to consider whether an avatar may be renamed by a guardian at night."
TEXTS = ((KEPT, SAID), (KEPT,), (KEPT, "It ends in a year."), (KEPT, "It ends in two years."))


@pytest.fixture
def versions():
    proposal = factories.proposal()
    made = [factories.version(paragraphs("1", "Record", *text), proposal=proposal) for text in TEXTS]
    for old, new in pairwise(made):
        comparisons.request(old=old, new=new)
    jobs.drain()
    return made


def test_what_became_of_its_clause_is_known_without_a_comparison_with_home(versions, client):
    editor = factories.member(factories.team(), Role.EDITOR)
    said = remark(versions[0], editor, editor.teams.get(), number="1", quote=SAID)
    jobs.drain()
    asked = said.placements.get(version=versions[-1])
    assert (asked.state, asked.key) == ("gone", "")
    found = question(asked)
    assert found.is_heir and found.there
    assert found.there.clause == versions[-1].current_reading.clauses.get(number="1")
    assert Comparison.objects.count() == len(versions) - 1


def test_the_change_of_a_whole_clause_is_one_click_away(versions, client):
    editor = factories.member(factories.team(), Role.EDITOR)
    said = remark(versions[0], editor, editor.teams.get(), number="1")
    jobs.drain()
    client.force_login(editor)
    pages = [
        client.get(f"/versions/{one.slug}/margin/cards/?slugs={said.slug}").content.decode() for one in versions[1:]
    ]
    next_to_it = Comparison.objects.get(old_version=versions[0])
    assert f'href="/comparisons/{next_to_it.slug}/#' in pages[0]
    choice = f"/comparisons/?old={versions[0].slug}&amp;new={versions[-1].slug}"
    assert f'href="{choice}"' in pages[-1]
    assert client.get(choice.replace("&amp;", "&")).status_code == 200
    assert not Placement.objects.exclude(state="reworded").exists()
