"""A site of a test's own, with a directory of its own, that can be saved, wiped and restored."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import call_command

from annotations.services import comment_sets, consultations
from annotations.services.consultations import Call
from proposals.models import Notice, Watch
from proposals.services import comparisons, invitations, jobs, tokens
from tests import factories
from tests.annotations import remarks


@pytest.fixture
def var(settings, tmp_path):
    """The directory of the site."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    settings.MEDIA_ROOT = settings.VAR / "files"
    return settings.VAR


@pytest.fixture
def filled(var, transactional_db):
    """The site with something in nearly every table; its two versions."""
    ana = factories.person("ana", name="Ana 身份", credit="Rights watch", is_superuser=True)
    team = factories.team(ana, role="editor")
    old = factories.version(
        factories.paragraphs("1", "Records 😀", "The platform shall store behaviour records."), number="R-1"
    )
    new = factories.version(
        factories.paragraphs("1", "Records", "The platform should store behaviour records."), proposal=old.proposal
    )
    said = remarks.remark(old, ana, team, number="1", quote="behaviour", concerns=("tracking",)[:0])
    comparisons.request(old=old, new=new, by=ana)
    jobs.drain()
    consultation = consultations.add(old, Call("Comments"), team=team, by=ana)
    comment_sets.freeze(comment_sets.draw_up(consultation, [said], by=ana), by=ana)
    tokens.make(ana, "laptop")
    EmailAddress.objects.create(user=ana, email="ana@example.org", primary=True, verified=True)
    RecoveryCodes.activate(ana)
    invitations.invite(None, by=ana, email="newcomer@example.org")
    Watch.objects.create(user=ana, proposal=old.proposal)
    Notice.objects.create(user=ana, what="ready", facts={"version": new.slug, "list": [1, None, True, 0.5]})
    return old, new


@pytest.fixture
def saved(filled, tmp_path):
    """The backup of the filled site."""
    call_command("backup", str(tmp_path / "site.zip"), verbosity=0)
    return tmp_path / "site.zip"
