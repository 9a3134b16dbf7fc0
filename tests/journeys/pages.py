"""Every page of a site that holds the sample, and the routes that answer no page."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse

SLUGS = """
import json
from annotations.models import Annotation, CommentSet
from proposals.models import Comparison, Contributor, Team, User, Version
from proposals.services import invitations
third = Version.objects.get(number="FGXW-O-088")
compared = Comparison.objects.get(old_version__number="FGXW-O-047", new_version=third)
print(json.dumps({
    "version": third.slug,
    "chinese": Version.objects.get(number="T/XWSG 001—2023").slug,
    "key": third.current_reading.clauses.get(number="9.4").key,
    "proposal": third.proposal.slug,
    "comparison": compared.slug,
    "set": "sample-ready",
    "frozen": "sample",
    "row": CommentSet.objects.get(slug="sample-ready").comments.get(order=1).slug,
    "consultation": CommentSet.objects.get(slug="sample-ready").consultation.slug,
    "annotation": Annotation.objects.filter(version=third).latest("pk").slug,
    "contributor": Contributor.objects.get(name="Tianhe Mobile").slug,
    "secret": invitations.invite(None, by=User.objects.get(username="admin"))[1],
    "team": Team.objects.get().slug,
}))
"""


@dataclass(frozen=True)
class Look:
    """A page: its route, which thing it shows (names of `SLUGS`), and a word of its title."""

    route: str
    names: str
    slug: str = ""
    more: dict[str, str] = field(default_factory=dict)
    query: str = ""

    def address(self, slugs: dict[str, str]) -> str:
        kwargs = {"slug": slugs[self.slug]} if self.slug else {}
        kwargs |= {name: slugs.get(value, value) for name, value in self.more.items()}
        return reverse(self.route, kwargs=kwargs) + self.query


OWN = (
    Look("library", "Library"),
    Look("desk", "Desk"),
    Look("tray", "Tray"),
    Look("jobs", "Work"),
    Look("search", "Search"),
    Look("search", "Search", query="?q=pseudonym"),
    Look("search", "Search", query="?q=永久"),
    Look("account", "account"),
    Look("account_change_password", "password"),
    Look("account_email", "e-mail"),
    Look("account_set_password", "password"),
    Look("account_reauthenticate", "you"),
    Look("mfa_index", "second factor"),
    Look("mfa_activate_totp", "second factor"),
    Look("account-close", "account"),
    Look("tokens", "tokens"),
    Look("teams", "Teams"),
    Look("team-add", "team"),
    Look("team", "Sample team", "team"),
    Look("team-invitations", "Invitations", "team"),
    Look("invitations", "Invitations"),
    Look("body-add", "body"),
    Look("contributors", "Contributors"),
    Look("contributor-add", "contributor"),
    Look("contributor", "Tianhe Mobile", "contributor"),
    Look("proposal-add", "proposal"),
    Look("proposal-edit", "digital identity system", "proposal"),
    Look("links", "digital identity system", "proposal"),
    Look("proposal", "digital identity system", "proposal"),
    Look("version", "FGXW-O-088", "version"),
    Look("version", "T/XWSG 001—2023", "chinese"),
    Look("version-facts", "FGXW-O-088", "version"),
    Look("version-withdraw", "FGXW-O-088", "version"),
    Look("comparison", "FGXW-O-088", "comparison"),
    Look("comparison", "FGXW-O-088", "comparison", query="?view=unified"),
    Look("consultations", "Consultations"),
    Look("consultation-add", "consultation"),
    Look("consultation", "FGXW-O-088", "consultation"),
    Look("consultation-edit", "FGXW-O-088", "consultation"),
    Look("comment-set", "FGXW-O-088", "set"),
    Look("comment-set-add", "FGXW-O-088", "set"),
    Look("comment", "FGXW-O-088", "set", more={"row": "row"}),
    Look("comment-set-freeze", "FGXW-O-088", "set"),
    Look("comment-set-send", "FGXW-O-047", "frozen"),
    Look("comment-set", "FGXW-O-047", "frozen"),
    Look("audit", "Audit"),
    Look("api-docs", "API"),
    Look("sign-out", "Sign out"),
)
ANYONES = (
    Look("sign-in", "Sign in"),
    Look("account_reset_password", "password"),
    Look("account_reset_password_done", "password"),
    Look("account_reset_password_from_key_done", "password"),
    Look("account_email_verification_sent", "mail"),
    Look("account_inactive", "Account closed"),
    Look("sign-up", "Sign up"),
    Look("invitation", "Invitation", more={"secret": "secret"}),
    Look("library", "Library"),
    Look("version", "FGXW-O-088", "version"),
    Look("comparison", "FGXW-O-088", "comparison"),
)
NO_PAGES = {
    "healthz": "a word for machines",
    "readyz": "a word for machines",
    "openapi": "JSON",
    "account_login": "another name of the page for signing in",
    "account_signup": "another name of the page for signing up",
    "account_logout": "another name of the page for signing out",
    "account-password": "another name of the page for a new password",
    "account_confirm_email": "has its address from a letter; tests/proposals/views looks at it",
    "account_reset_password_from_key": "has its address from a letter; tests/proposals/views looks at it",
    "mfa_authenticate": "only on the way in with a second factor",
    "mfa_reauthenticate": "only with a second factor",
    "mfa_deactivate_totp": "only with a second factor",
    "mfa_generate_recovery_codes": "only with a second factor",
    "mfa_view_recovery_codes": "only with a second factor",
    "mfa_download_recovery_codes": "a file",
    "hints": "answers to a form alone",
    "comparison-hints": "a part of the page of a comparison",
    "comparison-filters": "a part of the page of a comparison",
    "desk-work": "a part of the desk",
    "invitation-withdraw": "answers to a form alone",
    "link-remove": "answers to a form alone",
    "first-account": "gone once there is an account; tests/proposals/views/test_accounts.py looks at it",
    "account-export": "a file",
    "comparison-export": "a file",
    "comparison-portion": "a part of the page of a comparison",
    "version-portion": "a part of the page of a version",
    "picture": "a picture",
    "token-revoke": "answers to a form alone",
    "team-role": "answers to a form alone",
    "team-remove": "answers to a form alone",
    "set_language": "answers to a form alone",
    "version-add": "answers to a form alone",
    "comparison-request": "answers to a form alone",
    "clause": "leads to its place on the page of a version",
    "annotation": "leads to its place on the page of a version",
    "job": "a part of the pages that wait for it",
    "job-cancel": "answers to a form alone",
    "job-retry": "answers to a form alone",
    "margin": "a part of the page of a version",
    "margin-cards": "a part of the page of a version",
    "margin-hints": "a part of the page of a version",
    "margin-private": "a part of the page of a version",
    "annotation-form": "a part of the page of a version",
    "annotation-card": "a part of the page of a version",
    "annotation-preview": "a part of the page of a version",
    "annotation-meanwhile": "a part of the page of a version",
    "annotation-placed": "a part of the page of a version",
    "annotation-place": "answers to a form alone",
    "review": "answers to a form alone",
    "hint": "answers to a form alone",
    "comment-set-act": "answers to a form alone",
    "comment-set-renew": "answers to a form alone",
    "consultation-close": "answers to a form alone",
    "consultation-decide": "answers to a form alone",
    "version-tracked": "answers to a form alone",
    "version-read-again": "answers to a form alone",
    "consultations-beside": "a part of the pages of versions and proposals",
    "comment-set-sheet": "a part of the page of a comment set",
    "comment-set-export": "a file",
}
