"""What is kept of people here: their account, how they come in, what they added."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.models import (
    AuditEvent,
    Contributor,
    Invitation,
    Job,
    Membership,
    Notice,
    Proposal,
    Receipt,
    Token,
    Unsent,
    User,
    Version,
    Watch,
)
from proposals.privacy.personal import Kind

WHILE_THERE = _("As long as you have the account.")
UNNAMED = _("It stays, and names nobody once you close the account.")


def _of(table: Any, column: str) -> Any:
    return lambda person: table.objects.filter(**{column: person}).order_by("pk")


def sessions_of(person: User) -> QuerySet[Session]:
    """The browsers that are signed in; who it is stands sealed in each row, so that all are looked through."""
    alive = Session.objects.filter(expire_date__gt=timezone.now())
    mine = [one.pk for one in alive.iterator() if one.get_decoded().get(SESSION_KEY) == str(person.pk)]
    return Session.objects.filter(pk__in=mine).order_by("pk")


ACCOUNT = (
    Kind(
        "memberships",
        "account",
        _("Your teams, and your role in each"),
        _("To know what you may see and do."),
        WHILE_THERE,
        _of(Membership, "user"),
        {"team": "team__name", "role": "role"},
        {"proposals.Membership.user": "erased", "proposals.Team.people": "erased"},
    ),
    Kind(
        "email_addresses",
        "account",
        _("Your e-mail addresses"),
        _("To set a forgotten password anew."),
        WHILE_THERE,
        _of(EmailAddress, "user"),
        {"email": "email", "confirmed": "verified", "first": "primary"},
        {"account.EmailAddress.user": "erased"},
    ),
    Kind(
        "second_factors",
        "account",
        _("Your second factors"),
        _("To let nobody in with your password alone."),
        WHILE_THERE,
        _of(Authenticator, "user"),
        {"type": "type", "made_at": "created_at", "used_at": "last_used_at"},
        {"mfa.Authenticator.user": "erased"},
    ),
    Kind(
        "sessions",
        "account",
        _("Browsers that are signed in"),
        _("So that you need not sign in on every page."),
        _("Until you sign out, or they expire."),
        sessions_of,
        {"expires_at": "expire_date"},
        {"sessions.Session.session_data": "erased"},
        rule="sessions",
    ),
    Kind(
        "browsers",
        "account",
        _("Where you signed in"),
        _("So that you can sign out from afar. No address of a computer is kept with it."),
        _("Until you sign out there, or the session expires."),
        _of(UserSession, "user"),
        {"browser": "user_agent", "since": "created_at", "last_seen_at": "last_seen_at"},
        {"usersessions.UserSession.user": "erased"},
        rule="browsers",
    ),
    Kind(
        "tokens",
        "account",
        _("Your tokens of the REST API"),
        _("To let your programs in. The secret itself is not kept."),
        _("Until %(days)d days after one is revoked, or expires."),
        _of(Token, "user"),
        {
            "name": "name",
            "scope": "scope",
            "made_at": "made_at",
            "expires_at": "expires_at",
            "used_at": "used_at",
            "revoked_at": "revoked_at",
        },
        {"proposals.Token.user": "erased"},
        rule="tokens",
    ),
    Kind(
        "receipts",
        "account",
        _("Answers that your programs got"),
        _("So that a request that is sent twice does nothing twice."),
        _("%(days)d day."),
        _of(Receipt, "user"),
        {"key": "key", "made": "made", "status": "status", "made_at": "made_at", "body": "body"},
        {"proposals.Receipt.user": "erased"},
        rule="receipts",
    ),
    Kind(
        "rights",
        "account",
        _("Rights in the site’s administration"),
        _("To know who may administer the site."),
        WHILE_THERE,
        _of(User.user_permissions.through, "user"),
        {"permission": "permission__codename"},
        {"proposals.User_user_permissions.user": "erased"},
    ),
    Kind(
        "groups",
        "account",
        _("Groups in the site’s administration"),
        _("To know who may administer the site."),
        WHILE_THERE,
        _of(User.groups.through, "user"),
        {"group": "group__name"},
        {"proposals.User_groups.user": "erased"},
    ),
    Kind(
        "admin_acts",
        "account",
        _("What you changed in the site’s administration"),
        _("To see who changed what there."),
        _("%(days)d days."),
        _of(LogEntry, "user"),
        {"at": "action_time", "what": "object_repr", "message": "change_message"},
        {"admin.LogEntry.user": "erased"},
        rule="admin-acts",
    ),
)

SAID = (
    Kind(
        "unsent",
        "said",
        _("What you wrote in other forms and did not send"),
        _("So that nothing you typed is lost."),
        _("Until you send or discard it, or leave it untouched for %(days)d days."),
        _of(Unsent, "owner"),
        {"place": "place", "value": "value", "changed_at": "changed_at"},
        {"proposals.Unsent.owner": "erased"},
        rule="unsent",
    ),
)

FOLLOWED = (
    Kind(
        "watches",
        "read",
        _("Drafts that you follow"),
        _("To tell you what happens to them."),
        WHILE_THERE,
        _of(Watch, "user"),
        {"proposal": "proposal__slug", "since": "since"},
        {"proposals.Watch.user": "erased"},
    ),
    Kind(
        "notices",
        "read",
        _("Your notifications"),
        _("So that you find it again."),
        _("Until %(days)d days after you marked it as seen."),
        _of(Notice, "user"),
        {"what": "what", "facts": "facts", "told_at": "told_at", "seen_at": "seen_at"},
        {"proposals.Notice.user": "erased"},
        rule="notices-read",
    ),
)

ADDED = (
    Kind(
        "uploads",
        "added",
        _("Versions that you uploaded"),
        _("To know whom to ask about a file, and to let you correct what is said of it."),
        UNNAMED,
        _of(Version, "uploaded_by"),
        {"id": "slug", "number": "number", "sha256": "sha256", "uploaded_at": "uploaded_at"},
        {"proposals.Version.uploaded_by": "unnamed"},
    ),
    Kind(
        "proposals",
        "added",
        _("Proposals that you made"),
        _("To know who began to follow a draft."),
        UNNAMED,
        _of(Proposal, "made_by"),
        {"id": "slug", "number": "number", "title": "title", "made_at": "made_at"},
        {"proposals.Proposal.made_by": "unnamed"},
    ),
    Kind(
        "contributors",
        "added",
        _("Contributors that you added"),
        _("To let you mend a name until something else uses it."),
        UNNAMED,
        _of(Contributor, "made_by"),
        {"id": "slug", "name": "name"},
        {"proposals.Contributor.made_by": "unnamed"},
    ),
    Kind(
        "invitations",
        "added",
        _("Invitations that you sent"),
        _("To let one person in, once."),
        _("The address of whom you invited goes %(days)d days after they came, or the invitation ended."),
        _of(Invitation, "by"),
        {"email": "email", "team": "team__name", "role": "role", "made_at": "made_at", "accepted_at": "accepted_at"},
        {"proposals.Invitation.by": "unnamed"},
        rule="invitations",
    ),
    Kind(
        "invitations_accepted",
        "added",
        _("Invitations by which you came"),
        _("To know who let whom in."),
        _("Your address goes from it after %(days)d days."),
        _of(Invitation, "accepted_by"),
        {"email": "email", "team": "team__name", "role": "role", "accepted_at": "accepted_at"},
        {"proposals.Invitation.accepted_by": "unnamed"},
        rule="invitations",
    ),
    Kind(
        "jobs",
        "added",
        _("Work that you asked for"),
        _("So that you can cancel it, or try it again."),
        _("Who asked is forgotten after %(days)d days."),
        _of(Job, "submitted_by"),
        {"kind": "kind", "state": "state", "submitted_at": "submitted_at", "finished_at": "finished_at"},
        {"proposals.Job.submitted_by": "unnamed"},
        rule="jobs",
    ),
    Kind(
        "acts",
        "added",
        _("Your acts in the record of acts"),
        _("So that nobody can change or hide what was done to a draft."),
        _("For good, under an id that names nobody once the account is closed."),
        lambda person: AuditEvent.objects.filter(actor=person.slug),
        {"at": "at", "verb": "verb", "object": "object", "facts": "facts"},
        {"proposals.AuditEvent.actor": "kept"},
    ),
)
