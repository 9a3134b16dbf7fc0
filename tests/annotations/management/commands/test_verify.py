from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from annotations.exporting.manifest import verify
from annotations.models import Consultation
from annotations.queries.comment_sets import sheet_of
from annotations.services import comment_sets
from proposals.models import Role
from proposals.services import erasure
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


def test_what_was_erased_for_legal_reasons_is_told_apart_from_what_was_changed(drawn):
    editor = drawn.made_by
    version, team = drawn.consultation.version, drawn.consultation.team
    said = [remark(version, editor, team, number="1", quote=words) for words in ("Identities", "Iden", "tities")]
    frozen = comment_sets.draw_up(drawn.consultation, said, by=editor)
    comment_sets.freeze(frozen, by=editor)
    last = frozen.comments.order_by("order").last()
    frozen.comments.filter(pk=last.pk).update(comment="Tampered with.")
    erasure.erase_for_law(version, reason="A court said so.", by=factories.person(is_superuser=True))
    erasure.finish(version.pk)
    assert list(frozen.comments.values_list("quote", "title")) == [("", "")] * 3
    frozen.refresh_from_db()
    verdict = verify(sheet_of(frozen), frozen.manifest, frozen.erased)
    assert (verdict.erased, verdict.changed, verdict.is_sealed, verdict.holds) == ((1, 2), (3,), True, False)
    frozen.comments.filter(pk=last.pk).delete()
    with pytest.raises(CommandError, match=r"not as they were frozen: 3\."):
        call_command("verify", frozen.slug)


def test_a_set_that_was_erased_in_part_and_nothing_else_holds(drawn):
    said = remark(drawn.consultation.version, drawn.made_by, drawn.consultation.team, number="1", quote="Identities")
    frozen = comment_sets.draw_up(drawn.consultation, [said], by=drawn.made_by)
    comment_sets.freeze(frozen, by=drawn.made_by)
    erasure.erase_for_law(drawn.consultation.version, reason="A court.", by=factories.person(is_superuser=True))
    erasure.finish(drawn.consultation.version_id)
    out = StringIO()
    call_command("verify", frozen.slug, stdout=out)
    assert "Rows whose quotes were erased for legal reasons: 1." in out.getvalue()
    assert "0 rows are as they were frozen" in out.getvalue()
    frozen.comments.update(comment="Other.")
    with pytest.raises(CommandError, match=r"not as they were frozen: 1\."):
        call_command("verify", frozen.slug)


def test_what_another_release_froze_is_refused(drawn):
    comment_sets.freeze(drawn, by=drawn.made_by)
    drawn.manifest["schema"] = "clauseline-manifest/9"
    drawn.save()
    with pytest.raises(CommandError, match=r"follows clauseline-manifest/9, .* does not know\.") as no:
        call_command("verify", drawn.slug)
    assert no.value.returncode == 2


def test_what_is_not_there_is_said():
    with pytest.raises(CommandError, match="no comment set called nothing"):
        call_command("verify", "nothing")
