from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from annotations.models import Consultation
from annotations.services import comment_sets
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn():
    editor = factories.person()
    team = factories.team(editor, role=Role.EDITOR)
    version = factories.version(factories.paragraphs("1", "Scope", "Identities."), number="N1")
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    return comment_sets.draw_up(consultation, [remark(version, editor, team)], by=editor)


def test_a_frozen_set_is_verified(drawn):
    with pytest.raises(CommandError, match="is not frozen"):
        call_command("verify", drawn.slug)
    comment_sets.freeze(drawn, by=drawn.made_by)
    out = StringIO()
    call_command("verify", drawn.slug, stdout=out)
    assert out.getvalue() == f"1 rows are as they were frozen: {drawn.manifest['sha256']}\n"
    drawn.comments.update(comment="Other.")
    with pytest.raises(CommandError, match=r"not as they were frozen: 1\."):
        call_command("verify", drawn.slug)


def test_what_is_not_there_is_said():
    with pytest.raises(CommandError, match="no comment set called nothing"):
        call_command("verify", "nothing")
