from io import StringIO

import pytest
from django.core.management import call_command

from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


def test_what_no_team_keeps_is_listed_with_how_many_work_on_it():
    ana = factories.person()
    team = factories.team(ana)
    factories.proposal(keeper=team)
    mine = factories.proposal(number="X.1", title="Gaze")
    version = factories.version(paragraphs("1", "Scope", "Data are kept."), proposal=mine)
    remark(version, ana, team, number="1")
    out = StringIO()
    call_command("unkept", stdout=out)
    assert out.getvalue() == f"{mine.slug}\tX.1\tGaze\t1\t1\n"
