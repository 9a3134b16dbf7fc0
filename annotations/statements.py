"""The tool held against its own vocabulary: what Clauseline itself does about each concern, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

STATEMENTS: Mapping[str, str] = {
    "identity-linkage": _(
        "An account has a name to sign in with and one that colleagues see; neither need be that of your papers. "
        "What goes to a body bears the credit you choose. Your team sees which remarks are yours."
    ),
    "anonymity": _(
        "A pseudonym is enough, and an e-mail address is needed only where the site sends mail. Private "
        "remarks and drafts are shown to you alone, on no page of the admin’s either."
    ),
    "biometric-body": _("Nothing of your body is captured, also not how you type or where you look."),
    "retention": _(
        "What is kept of you ends at the moment that stands beside it above. The record of acts has no end: it "
        "shows that nobody changed or hid what was done to a draft, and it knows you by an id alone."
    ),
    "location-tracking": _(
        "The address of a computer is counted while somebody may be guessing a password, and is forgotten when "
        "that span ends. Where it is, nobody looks up."
    ),
    "secondary-use": _(
        "Nothing of you goes to another site: no statistics, no fonts or scripts from elsewhere. Out goes what "
        "your team exports, and the mail that the site sends you."
    ),
    "data-localisation": _(
        "All is kept on the server of who runs this site, and in the backups they make. Both are where they put them."
    ),
    "data-security": _(
        "Of passwords, tokens and invitations only hashes are kept, and you can add a second factor. Drafts and "
        "remarks lie unencrypted on the disk of the server: who runs it can read them."
    ),
    "surveillance": _(
        "What you read is noted for you alone: your ticks, and when you were at the desk last. No page shows it "
        "to your team or the admin. Only while you turn that on, your team sees which clause you are in; half a "
        "minute later nobody knows. Your acts are recorded: what you add, change, decide, withdraw and export."
    ),
    "state-access": _(
        "There is no way in for authorities. Who runs the server can be made to hand over what is kept, and "
        "cannot hand over what is not."
    ),
    "central-governance": _(
        "Your own data leave as JSON, comment sets in the forms that bodies take. Who does not like how a site is "
        "run can run one themselves."
    ),
    "content-control": _(
        "Nobody but you changes or deletes what you say. Editors of your team may dismiss it, with a reason that "
        "you read. The admin may erase a draft for legal reasons, and what is quoted of it, with a reason that "
        "all read."
    ),
    "assembly-association": _(
        "Who is in a team is shown to its members alone. A public remark shows its author and team to all who "
        "see the draft."
    ),
    "exclusion-sanction": _(
        "Owners may take you out of their team, and the admin may close the site to you. What you said there "
        "stays, and remains yours to ask for."
    ),
    "automated-decision": _(
        "No machine decides about you. Machines find where a remark stands and point to passages; people decide, "
        "and see which of the two it was."
    ),
    "behaviour-scoring": _("People are not counted, rated or ranked; no page says who did how much."),
    "consent-transparency": _(
        "This page is drawn from the same list as the export and the closing of an account. What the list does "
        "not know, a test refuses."
    ),
    "rights-redress": _(
        "You see, correct, export and erase here what is kept of you, at once and without asking anybody."
    ),
    "children": _("Nobody’s age is asked, and nothing is made to be used by children."),
    "data-minimisation": _(
        "A name to sign in with and a password are what an account needs, and an e-mail address only where the site "
        "sends mail. What each thing is kept for stands beside it above."
    ),
    "manipulation": _(
        "Nothing on these pages is paid for. What a machine points at says that a machine did, and waits for you."
    ),
    "accountability": _(
        "Every act on a draft or a comment set is recorded in a chain that shows if one was changed. Who runs this "
        "site answers for it; the program comes without warranty."
    ),
    "discrimination": _(
        "Origin, belief, health or sex is asked of nobody. What you write about them in a remark is kept "
        "like the rest of it."
    ),
}
