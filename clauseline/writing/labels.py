"""The words of a comparison as files for people say them; who writes a file has them in the language of its reader."""

from __future__ import annotations

from collections.abc import Mapping

from clauseline.comparing.changes import ADDED, REMOVED
from clauseline.messages import gettext_noop as N_
from clauseline.redline.values import CAME, WENT
from clauseline.vocabulary import (
    ChangeKind,
    DetailKind,
    DutyFact,
    EditRole,
    Effect,
    Flag,
    Proof,
    SentenceKind,
    TrackFate,
    Verdict,
)

TrackLabels = Mapping[TrackFate, str]

KIND_LABELS: Mapping[ChangeKind, str] = {
    "unchanged": N_("unchanged"),
    "modified": N_("modified"),
    "renumbered": N_("renumbered"),
    "moved": N_("moved"),
    "inserted": N_("inserted"),
    "deleted": N_("deleted"),
    "split": N_("split"),
    "merged": N_("merged"),
}
FLAG_LABELS: Mapping[Flag, str] = {
    "renumbered": N_("renumbered"),
    "retitled": N_("retitled"),
    "moved": N_("moved"),
    "reworded": N_("reworded"),
    "editorial": N_("editorial"),
    "weakened": N_("weakened"),
    "strengthened": N_("strengthened"),
    "to-check": N_("binding force to check"),
    "inside": N_("changed inside"),
    "status": N_("status changed"),
    "definition": N_("definitions"),
    "reference": N_("sources"),
    "dangling": N_("a reference leads elsewhere"),
    "number": N_("numbers"),
    "list": N_("lists"),
    "brackets": N_("square brackets"),
    "editor": N_("editor’s notes"),
    "table": N_("tables"),
    "figure": N_("pictures"),
}
VERDICT_LABELS: Mapping[Verdict, str] = {"weakened": N_("weakened"), "strengthened": N_("strengthened")}
"""What is said firmly of the force of a sentence."""
FACT_LABELS: Mapping[DutyFact, str] = {
    "verb-lowered": N_("verb lowered"),
    "verb-raised": N_("verb raised"),
    "reversed": N_("reversed"),
    "condition-added": N_("condition added"),
    "condition-dropped": N_("condition dropped"),
    "exception-added": N_("exception added"),
    "exception-dropped": N_("exception dropped"),
    "scope-changed": N_("scope changed"),
    "actor-changed": N_("actor changed"),
    "number-changed": N_("number changed"),
    "duty-added": N_("one duty more in this sentence"),
    "duty-dropped": N_("one duty less in this sentence"),
    "gone": N_("binding sentence gone, no similar one found"),
    "gone-alike": N_("binding sentence gone, a similar sentence is there"),
    "new": N_("new binding sentence"),
    "new-alike": N_("new binding sentence, a similar sentence is there"),
    "item-gone": N_("list under binding words: an item is gone"),
    "item-new": N_("list under binding words: a new item"),
    "other-verb": N_("other verb"),
    "changed-inside": N_("changed inside, verb kept"),
    "reworded": N_("binding sentence reworded"),
}
"""What can be seen of a binding sentence that changed."""
BARE_FACT_LABELS: Mapping[DutyFact, str] = {
    "gone-alike": N_("binding sentence gone"),
    "new-alike": N_("new binding sentence"),
}
"""What is said of a sentence that may stand in other words elsewhere, where no place is named."""
SENTENCE_KIND_LABELS: Mapping[SentenceKind, str] = {
    "duty": N_("duty"),
    "grant": N_("grant"),
    "consent": N_("consent"),
    "liability": N_("liability"),
    "sanction": N_("sanction"),
    "right": N_("right"),
    "default": N_("default"),
    "definition": N_("definition"),
    "information": N_("information"),
}
"""What a sentence does."""
KIND_FACT_LABELS: Mapping[DutyFact, str] = {
    "gone": N_("gone, no similar one found"),
    "gone-alike": N_("gone, a similar sentence is there"),
    "new": N_("new"),
    "new-alike": N_("new, a similar sentence is there"),
    "reworded": N_("reworded"),
}
"""What can be seen of a sentence that need not bind anybody."""
BARE_KIND_FACT_LABELS: Mapping[DutyFact, str] = {"gone-alike": N_("gone"), "new-alike": N_("new")}
OF_KIND = N_("%(kind)s, %(fact)s")
EDIT_WENT = N_("went: “%(old)s”")
EDIT_CAME = N_("came: “%(new)s”")
EDIT_INSTEAD = N_("instead of “%(old)s”: “%(new)s”")
"""An edit in a sentence that stays."""
ROLE_LABELS: Mapping[EditRole, str] = {
    "force": N_("how binding"),
    "not": N_("not"),
    "and-or": N_("and, or"),
    "default": N_("by default"),
    "unless": N_("unless"),
    "liability": N_("liability"),
    "sanction": N_("sanction"),
    "order": N_("on whose order"),
    "consent": N_("consent"),
    "proof": N_("proof"),
    "remedy": N_("remedy"),
    "often": N_("how often"),
    "when": N_("when"),
    "if": N_("on which condition"),
    "recipient": N_("to whom"),
    "purpose": N_("for what purpose"),
    "where": N_("where"),
    "means": N_("by what means"),
    "report": N_("report"),
    "right": N_("right"),
    "scope": N_("of all or of some"),
    "much": N_("how much"),
    "who": N_("who"),
    "what": N_("what"),
}
"""What an edit is about."""
EFFECT_LABELS: Mapping[Effect, str] = {
    "less": N_("protects people less"),
    "more": N_("protects people more"),
    "ask": N_("what it does to people, please check"),
}
PROOF_LABELS: Mapping[Proof, str] = {
    "renamed": N_("a term has another name in the whole text"),
    "split": N_("a sentence was cut in two, or two were joined"),
    "order": N_("a list in another order"),
    "voice": N_("said in the passive, or no longer"),
    "synonym": N_("a phrase that says the same"),
    "inflection": N_("another form of the same words"),
    "function-words": N_("words like “the” or “of”"),
    "example": N_("an example"),
    "citation": N_("how another text is cited"),
    "number": N_("a number written otherwise"),
    "numbering": N_("the numbers of items"),
    "spelling": N_("spelling"),
    "typography": N_("typography"),
}
"""By what a changed sentence is known to say the same."""
SAYS_THE_SAME = N_("says the same: %(why)s")
OTHER_VERB = N_("other verb")
VERBS = N_("%(fact)s: %(old)s to %(new)s")
"""A fact about verbs, with the one before and the one after."""
PLEASE_CHECK = N_("%(fact)s: please check")
DETAIL_LABELS: Mapping[DetailKind, str] = {
    "definition": N_("Definition"),
    "reference": N_("Source"),
    "dangling": N_("Reference that leads nowhere"),
    "redirected": N_("Reference that now leads elsewhere"),
    "number": N_("Number"),
    "deadline": N_("Time"),
    "item": N_("List item"),
    "member": N_("Member of a list"),
    "bracket-opened": N_("Put in square brackets"),
    "bracket-closed": N_("Out of square brackets"),
    "editor": N_("Editor’s note"),
    "row": N_("Table row"),
    "row-moved": N_("Moved table row"),
    "column": N_("Table column"),
    "column-moved": N_("Moved table column"),
    "cell": N_("Table cell"),
    "figure": N_("Picture"),
}
NO_VERB = N_("no verb that binds")
NO_WORDS = N_("No words changed")

ROW_LABELS: TrackLabels = {
    ADDED: N_("new row"),
    REMOVED: N_("row that is gone"),
    WENT: N_("went to row %(n)s"),
    CAME: N_("was row %(n)s"),
}
COLUMN_LABELS: TrackLabels = {
    ADDED: N_("new column"),
    REMOVED: N_("column that is gone"),
    WENT: N_("went to column %(n)s"),
    CAME: N_("was column %(n)s"),
}
"""What is said of a row or column by what became of it; `n` is its place, from 1, on the other side."""
