"""What is asked with: bodies that succeed for who may, and which row of several an address needs.

In them {name} stands for a row of the world. Programs ask with what the walk through the API asks with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.urls import resolve

from tests.project.walk import AFTER, BEFORE, ROOT

OTHER_ROWS: dict[str, dict[str, str]] = {
    "api-placement-undo": {"annotations": "carried"},
    "api-placement-wording": {"annotations": "worded"},
    "annotation-wording": {"annotations": "worded"},
    "api-consultation-reopen": {"consultations": "closed"},
    "api-comment-renew": {"comments": "added"},
    "api-comment-set-send": {"comment-sets": "frozen"},
    "api-comment-set-renew": {"comment-sets": "frozen"},
    "api-comment-set-export": {"export": "iso"},
    "api-job-retry": {"jobs": "broken"},
    "api-job-file": {"jobs": "exported"},
    "job-export": {"jobs": "exported"},
    "job-file": {"jobs": "exported"},
    "api-comparison-file": {"export": "html"},
    "api-pair-list": {"comparisons": "across"},
    "api-pair-unpaired": {"comparisons": "across"},
    "api-pair-file": {"comparisons": "across"},
    "pair-find": {"comparisons": "across"},
    "pairs-export": {"comparisons": "across"},
    "pair-decide": {"comparisons": "across"},
    "comment": {"rows": "row"},
    "comment-set-export": {"export": "iso"},
    "comment-set-changes-file": {"changes": "docx"},
    "comment-set-renew": {"comment-sets": "frozen"},
    "comment-set-send": {"comment-sets": "frozen"},
    "comparison-export": {"export": "html"},
    "comparison-portion": {"comparisons": "long compared", "portions": "portion compared"},
    "definition": {"versions": "long"},
    "job-retry": {"jobs": "broken"},
    "api-version-restore": {"versions": "withdrawn"},
    "version-portion": {"versions": "long", "portions": "portion"},
    "version-restore": {"versions": "withdrawn"},
    "version-tracked": {"versions": "redlined"},
}
"""By the name of a route, in the place of the row that a noun of its address means everywhere else, another one."""

TRACELESS = {
    "annotation-preview",
    "account_logout",
    "sign-out",
    "sessions-end",
    "sign-in",
    "account_login",
    "admin:logout",
    "api-proposal-hand-over",
    "api-proposal-restrict",
    "api-review-detail",
    "proposal-hand-over",
    "proposal-restrict",
    "review",
    "theme",
    "version-presence",
}
"""Acts that change no row but who is signed in, or that find it as it is to be."""

API = {
    ("api-annotation-detail", "patch"): {"comment": "Who may see it, and who decides?"},
    ("api-annotation-list", "post"): {
        "version": "{a3}", "key": "{key}", "team": "{team}", "comment": "For which purpose?", "visibility": "team",
    },
    ("api-annotation-accept", "post"): {"annotations": ["{said}"]},
    ("api-annotation-publish", "post"): {"annotations": ["{unpublished}"]},
    ("api-annotation-take-back", "post"): {"annotations": ["{said}"], "decided_at": "{moment}"},
    ("api-body-list", "post"): {"name": "Committee on Example Worlds", "short_name": "CXW"},
    ("api-comment-merge", "post"): {"comments": ["{first}", "{added}"]},
    ("api-comment-move", "post"): {"comments": ["{row}"], "before": "{first}"},
    ("api-comment-set-list", "post"): {"consultation": "{call}", "annotations": ["{other}"]},
    ("api-confirmation-list", "post"): {"comparison": "{comparison}", "row": "{duty}", "state": "weakened"},
    ("api-comparison-list", "post"): {"old": "{a1}", "new": "{a3}"},
    ("api-hint-detail", "patch"): {"state": "dismissed"},
    ("api-invitation-list", "post"): {"team": "{teams}", "email": "newcomer@clauseline.example"},
    ("api-judgement-list", "post"): {
        "annotation": "{judged}", "version": "{a1}", "finding": "answered/gone", "state": "confirmed",
    },
    ("api-link-list", "post"): {"source": "{item}", "kind": "derived-from", "target": "{target}"},
    ("api-origin-decision-list", "post"): {
        "version": "{a3}", "key": "{key}", "row": "{origin}", "state": "confirmed",
    },
    ("api-pair-decision-list", "post"): {"comparison": "{across}", "key": "{key}", "state": "none"},
    ("api-placement-undo", "post"): {"decided_at": "{moment}"},
    ("api-proposal-list", "post"): {"body": "{bodies}", "number": "CXW-7", "title": "Identity"},
    ("api-proposal-detail", "patch"): {"stage": "Draft for approval"},
    ("api-proposal-hand-over", "post"): {"keeper": None},
    ("api-proposal-restrict", "post"): {"teams": []},
    ("api-search-list", "get"): {"q": "face"},
    ("api-translation-list", "post"): {"key": "{key}", "language": "fr", "text": "Conserver.", "visibility": "team"},
    ("api-version-list", "post"): {"file": "{file}", "proposal": "{item}", "date": "2023-10-02"},
    ("api-version-withdraw", "post"): {"reason": "It was the wrong file."},
    ("api-comment-set-freeze", "post"): None,
}  # fmt: skip
"""Where a program needs something else than in the walk."""

SET = "comment-set"
PAGES: dict[tuple[str, str], dict[str, Any]] = {
    ("account", "post"): {"name": "Ana", "credit": "", "language": "en", "time_zone": "UTC"},
    ("account-close", "post"): {"credit": "", "password": "a good pass phrase"},
    ("annotation-form", "get"): {"key": "{key}"},
    ("annotation-place", "post"): {"version": "{a1}", "answer": "right"},
    ("tray-settle", "post"): {"version": "{a1}", "answer": "right"},
    ("annotation-placed", "get"): {"version": "{a1}"},
    ("annotation-wording", "post"): {"choice": "drop", "proposed": "", "seen": "record the face"},
    ("annotation-preview", "post"): {"proposal": "replace", "quote": "shall", "proposed": "should"},
    ("argument-add", "post"): {"title": "No name", "text": "A pseudonym does.", "language": "en"},
    ("argument-edit", "post"): {"title": "No name", "text": "A pseudonym does.", "language": "en"},
    ("body-add", "post"): {"name": "Committee on Example Worlds", "short_name": "CXW"},
    ("comment", "post"): {"kind": "te", "comment": "Why?", "changed_at": "{row seen}"},
    ("comment-set-act", "post"): {"act": "new"},
    ("unsent-words", "post"): {"words": '{"field /a/": "So"}'},
    ("comment-set-add", "post"): {"annotation": "{other}"},
    ("comment-set-send", "post"): {"how": "By the form of the body"},
    ("comparison-confirm", "post"): {"row": "{duty}", "state": "weakened"},
    ("ledger-judge", "post"): {
        "annotation": "{judged}", "version": "{a1}", "finding": "answered/gone", "state": "confirmed",
    },
    ("pair-decide", "post"): {"key": "{key}", "state": "none"},
    ("translation-add", "post"): {"text": "À conserver.", "language": "fr", "visibility": "team"},
    ("origin-decide", "post"): {"key": "{key}", "row": "{origin}", "state": "rejected"},
    ("comparisons", "post"): {"old": "{a1}", "new": "{a3}"},
    ("consultation", "post"): {"annotation": "{other}"},
    ("consultation-add", "post"): {
        "version": "{a3}", "team": "{team}", "title": "Comments", "form": "iso", "time_zone": "UTC",
    },
    ("consultation-decide", "post"): {"decide": "{said} accepted"},
    ("consultation-edit", "post"): {"title": "Comments", "form": "iso", "time_zone": "UTC"},
    ("contributor-edit", "post"): {"name": "Institute of Example Worlds"},
    ("contributor-add", "post"): {"name": "Institute of Example Worlds"},
    ("hint", "post"): {"state": "dismissed"},
    ("hints", "post"): {"hints": "off"},
    ("links", "post"): {"kind": "derived-from", "target": "{target}"},
    ("margin-cards", "get"): {"slugs": "{said}"},
    ("margin-hints", "get"): {"keys": "{key}"},
    ("proposal-add", "post"): {"body": "{bodies}", "title": "Identity"},
    ("proposal-edit", "post"): {"body": "{proposal body}", "title": "Identity", "sure": "on"},
    ("review", "post"): {"key": "{key}", "reviewed": "yes"},
    ("set_language", "post"): {"language": "fr"},
    ("theme", "post"): {"theme": "dark"},
    ("sign-in", "post"): {"login": "stranger", "password": "a good pass phrase"},
    ("account_login", "post"): {"login": "stranger", "password": "a good pass phrase"},
    ("team", "post"): {"name": "Observers"},
    ("team-add", "post"): {"name": "Observers"},
    ("team-invitations", "post"): {"email": "newcomer@clauseline.example", "role": "reviewer"},
    ("team-role", "post"): {"role": "reviewer"},
    ("invitations", "post"): {"email": "newcomer@clauseline.example", "role": "reviewer"},
    ("tokens", "post"): {"name": "laptop", "scope": "read", "days": "90"},
    ("proposal-hand-over", "post"): {"keeper": ""},
    ("proposal-restrict", "post"): {"sure": "on"},
    ("two-files", "post"): {"old": "{file}", "new": "{second file}"},
    ("version-erase", "post"): {"reason": "A court said so.", "sure": "on"},
    ("version-add", "post"): {"file": "{file}", "date": "2023-10-02"},
    ("version-facts", "post"): {"date": "2023-10-02", "language": "en", "seen": "{seen}"},
    ("version-move", "post"): {"position": "1", "seen": "{position}"},
    ("version-presence", "post"): {"key": "{key}"},
    ("version-withdraw", "post"): {"reason": "It was the wrong file."},
}  # fmt: skip


def _walked() -> dict[tuple[str, str], Any]:
    """What the walk asks each operation with, at its first time."""
    found: dict[tuple[str, str], Any] = {}
    for method, path, body, _ in (*BEFORE, *AFTER):
        name = resolve(ROOT + re.sub(r"\{\w+\}", "x", path)).url_name or ""
        found.setdefault((name, method), body)
    return found


BODIES = {**_walked(), **API, **PAGES}
"""By the name of a route and the method."""


def filled(told: Any, known: Mapping[str, Any]) -> Any:
    """With rows of the world in the place of their names."""
    if isinstance(told, dict):
        return {name: filled(one, known) for name, one in told.items()}
    if isinstance(told, list):
        return [filled(one, known) for one in told]
    if not isinstance(told, str):
        return told
    whole = re.fullmatch(r"\{([\w ]+)\}", told)
    return value(known[whole[1]]) if whole else re.sub(r"\{([\w ]+)\}", lambda found: str(known[found[1]]), told)


def value(named: Any) -> Any:
    """What a name stands for; some is made only when it is asked for."""
    return named() if callable(named) else named
