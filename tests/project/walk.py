"""A walk through the API over the sample: each operation once, with what was asked and what came."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from annotations.models import Annotation, CommentSet, Hint, Placement
from annotations.queries.arrivals import listed
from annotations.queries.ledger import ledger
from annotations.queries.ledger_evidence import LedgerEntry, ledger_entries
from annotations.queries.waiting import waiting
from project.sample import DRAFTS, loading, write
from proposals.models import (
    AlignedClause,
    Body,
    Clause,
    Comparison,
    Contributor,
    Job,
    Link,
    Proposal,
    Team,
    User,
    Version,
)
from proposals.models.opaque import LETTERS
from proposals.queries.origin_rows import OriginRow, origin_list, origin_rows
from proposals.queries.readings import current
from proposals.queries.strength import duty_rows
from proposals.services import audit, comparisons, exports, jobs, orders, versions
from tests.clients import api
from tests.drafts.tracked import WORD

Step = tuple[str, str, Any, str]
"""Method and path under /api/v1, in which {name} stands for a row; the body; the name under which what came is kept."""
ROOT = "/api/v1"
SHOWN_ONCE = "clause_shown-once"

SAID = {
    "version": "{a3}",
    "key": "{key}",
    "anchor": "{anchor}",
    "team": "{team}",
    "comment": "Nobody has said for which purpose this is needed, and for how long.",
    "kind": "te",
    "polarity": "risk",
    "severity": "high",
    "visibility": "private",
    "concerns": ["retention"],
    "arguments": ["{argument}"],
}
CALL = {"version": "{a3}", "team": "{team}", "body": "{body}", "title": "Comments", "form": "iso"}
ARGUMENT = {
    "team": "{team}",
    "title": "A pseudonym is enough",
    "text": "What this clause wants can be had without a name.",
    "language": "en",
    "concerns": ["anonymity"],
    "articles": ["iccpr-17", "rfc-6973-6-1"],
    "evidence": [{"address": "https://www.rfc-editor.org/rfc/rfc6973#section-6.1", "line": "RFC 6973, section 6.1"}],
}
ITEM = {"body": "{new_body}", "number": "CXW-7", "title": "Identity in example worlds", "keeper": "{guests}"}
UPLOAD = {"file": "{file}", "proposal": "{item}", "team": "{team}", "date": "2023-10-02", "number": "first"}
BEFORE: tuple[Step, ...] = (
    ("patch", "/me/", {"credit": "Sample admin", "time_zone": "Europe/Zurich"}, ""),
    ("post", "/tokens/", {"name": "laptop"}, "token"),
    ("post", "/teams/", {"name": "Sample guests", "member_code": "XB"}, "guests"),
    ("patch", "/teams/{guests}/", {"name": "Sample observers"}, ""),
    ("patch", "/teams/{team}/people/{reader}/", {"role": "reviewer"}, ""),
    ("post", "/invitations/", {"team": "{team}", "email": "reviewer@clauseline.example"}, "invitation"),
    ("post", "/bodies/", {"name": "Committee on Example Worlds (fictional)", "short_name": "CXW"}, "new_body"),
    ("patch", "/bodies/{new_body}/", {"country": "CH"}, ""),
    ("post", "/contributors/", {"name": "Institute of Example Worlds (fictional)"}, "institute"),
    ("patch", "/contributors/{institute}/", {"country": "CH", "kind": "institute"}, ""),
    ("post", "/proposals/", ITEM, "item"),
    ("patch", "/proposals/{item}/", {"stage": "Draft", "contributors": ["{institute}"]}, ""),
    ("post", "/proposals/{item}/hand-over/", {"keeper": "{team}"}, ""),
    ("post", "/proposals/{item}/restrict/", {"teams": ["{team}"]}, ""),
    ("post", "/links/", {"source": "{item}", "kind": "derived-from", "target": "{proposal}"}, "link"),
    ("post", "/versions/", UPLOAD, "upload"),
    ("post", "/comparisons/", {"old": "{a3}", "new": "{a1}"}, "asked"),
    ("post", "/comparisons/tracked/", {"version": "{redlined}"}, ""),
    ("patch", "/versions/{a3}/", {"stage": "Draft for approval"}, ""),
    (
        "post",
        "/confirmations/",
        {"comparison": "{comparison}", "row": "{duty}", "state": "weakened", "team": "{team}"},
        "confirmed",
    ),
    (
        "post",
        "/judgements/",
        {"annotation": "{judged}", "version": "{a3}", "finding": "{finding}", "state": "confirmed", "team": "{team}"},
        "judgement",
    ),
    (
        "post",
        "/origin-decisions/",
        {
            "version": "{a3}",
            "key": "{shared}",
            "row": "{origin}",
            "state": "rejected",
            "team": "{team}",
            "why": "Mine.",
        },
        "origin_decided",
    ),
    (
        "post",
        "/pair-decisions/",
        {
            "comparison": "{across}",
            "key": "{paired}",
            "state": "confirmed",
            "old_key": "{chinese}",
            "team": "{team}",
            "why": "Both say it.",
        },
        "pair_decided",
    ),
    ("post", "/arrivals/{arrival}/seen/", None, ""),
    (
        "post",
        "/versions/{a3}/translations/",
        {
            "key": "{key}",
            "language": "fr",
            "text": "Le registre est conservé.",
            "translator": "Sample translator",
            "visibility": "team",
            "team": "{team}",
        },
        "translation",
    ),
    ("post", "/arguments/", ARGUMENT, "argument"),
    ("patch", "/arguments/{argument}/", {"title": "A pseudonym is enough here"}, ""),
    ("patch", "/hints/{hint}/", {"state": "dismissed", "team": "{team}"}, ""),
    ("put", "/versions/{a3}/reviews/{key}/", None, ""),
    ("post", "/drafts/", {"version": "{a3}", "key": "{key}", "form": {"comment": "For how long"}}, "draft"),
    ("post", "/drafts/", {"version": "{a3}", "key": "{key}", "form": {"comment": "For how long is it kept?"}}, ""),
    ("post", "/annotations/", SAID, "said"),
    ("post", "/annotations/", {**SAID, "comment": "Who may see it?", "concerns": ["state-access"]}, "other"),
    ("post", "/annotations/publish/", {"annotations": ["{said}", "{other}"]}, ""),
    ("post", "/annotations/accept/", {"annotations": ["{said}", "{other}"]}, "accepted"),
    ("post", "/annotations/take-back/", {"annotations": ["{said}", "{other}"], "decided_at": "{accepted}"}, ""),
    ("post", "/annotations/{said}/decide/", {"state": "accepted"}, ""),
    ("post", "/replies/", {"annotation": "{said}", "text": "Clause 8 names no period."}, "reply"),
    ("post", "/annotations/{said}/thread/", {"is_resolved": True}, ""),
    ("patch", "/replies/{reply}/", {"text": "Clauses 8 and 9 name no period."}, ""),
    ("patch", "/annotations/{carried}/placements/{a3}/", {"is_right": True}, "place"),
    ("post", "/annotations/{carried}/placements/{a3}/undo/", {"decided_at": "{moment}"}, ""),
    ("post", "/annotations/{worded}/placements/{a3}/wording/", {"choice": "keep"}, ""),
    ("delete", "/annotations/{worded}/placements/{a3}/wording/", None, ""),
    ("post", "/consultations/", CALL, "call"),
    ("patch", "/consultations/{call}/", {"deadline": "2023-11-30T17:00:00+01:00", "time_zone": "Europe/Zurich"}, ""),
    ("post", "/consultations/{call}/close/", None, ""),
    ("post", "/consultations/{call}/reopen/", None, ""),
    ("post", "/comment-sets/", {"consultation": "{call}", "annotations": ["{said}"]}, "set"),
    ("post", "/comment-sets/{set}/arrange/", {"sorted_by": "hand"}, ""),
    ("post", "/comment-sets/{set}/comments/add/", {"annotations": ["{other}"]}, "added"),
    ("patch", "/annotations/{other}/", {"severity": "critical", "comment": "Who may see it, and who decides?"}, ""),
    ("post", "/comment-sets/{set}/comments/{added}/renew/", None, ""),
    ("post", "/comment-sets/{set}/comments/", {"clause": "8", "kind": "ge", "comment": "Name a period."}, "row"),
    ("patch", "/comment-sets/{set}/comments/{row}/", {"comment": "Name a period for each purpose."}, ""),
    ("post", "/comment-sets/{set}/comments/undo/", None, ""),
    ("post", "/comment-sets/{set}/comments/redo/", None, ""),
    ("post", "/comment-sets/{set}/comments/block/", {"rows": [{"id": "{row}", "kind": "te", "proposed": "Add."}]}, ""),
    ("post", "/comment-sets/{set}/comments/move/", {"comments": ["{row}"], "before": "{added}"}, ""),
    ("post", "/comment-sets/{set}/comments/merge/", {"comments": ["{added}", "{first}"]}, "merged"),
)
AFTER: tuple[Step, ...] = (
    ("post", "/versions/{a1}/move/", {"position": 2}, ""),
    ("post", "/versions/{a1}/move/", {"position": 1}, ""),
    ("post", "/versions/{a1}/read-again/", None, "reread"),
    ("post", "/jobs/{reading}/cancel/", None, ""),
    ("post", "/jobs/{reading}/retry/", None, ""),
    ("post", "/comparisons/", {"old": "{a3}", "new": "{a1}"}, ""),
    ("post", "/comparisons/tracked/", {"version": "{redlined}"}, ""),
    ("post", "/comment-sets/{set}/freeze/", {"leaves_out": "{waiting}"}, ""),
    ("post", "/comment-sets/{set}/send/", {"sent_how": "By the form of the body"}, ""),
    ("post", "/comment-sets/{set}/renew/", None, "renewed"),
    ("delete", "/comment-sets/{renewed}/comments/{fresh}/", None, ""),
    ("delete", "/versions/{a3}/reviews/{key}/", None, ""),
    ("delete", "/versions/{a3}/translations/{translation}/", None, ""),
    ("delete", "/arguments/{argument}/", None, ""),
    ("delete", "/links/{link}/", None, ""),
    ("delete", "/drafts/{draft}/", None, ""),
    ("delete", "/replies/{reply}/", None, ""),
    ("delete", "/annotations/{other}/", None, ""),
    ("delete", "/invitations/{invitation}/", None, ""),
    ("delete", "/tokens/{token}/", None, ""),
    ("delete", "/teams/{team}/people/{reader}/", None, ""),
    ("post", "/versions/{upload}/withdraw/", {"reason": "It was the wrong file."}, ""),
    ("post", "/versions/{upload}/restore/", None, ""),
    ("post", "/versions/{upload}/erase/", {"reason": "Its publication was forbidden."}, ""),
)
LOOKS = {
    "/annotations/{id}/": "/annotations/{said}/",
    "/annotations/{annotation}/placements/": "/annotations/{carried}/placements/",
    "/annotations/{annotation}/placements/{version}/": "/annotations/{carried}/placements/{a3}/",
    "/annotations/{annotation}/placements/{version}/wording/": "/annotations/{worded}/placements/{a3}/wording/",
    "/arguments/{id}/": "/arguments/{argument}/",
    "/instruments/{id}/": "/instruments/iccpr/",
    "/arrivals/{id}/": "/arrivals/{arrival}/",
    "/audit/{seq}/": "/audit/1/",
    "/bodies/{id}/": "/bodies/{body}/",
    "/comment-sets/{id}/": "/comment-sets/{set}/",
    "/comment-sets/{set}/comments/{id}/": "/comment-sets/{set}/comments/{row}/",
    "/comparisons/{id}/": "/comparisons/{comparison}/",
    "/comparisons/{id}/definitions/": "/comparisons/{comparison}/definitions/",
    "/comparisons/{id}/handling/": "/comparisons/{comparison}/handling/",
    "/comparisons/{comparison}/changes/": "/comparisons/{comparison}/changes/?strength=weakened",
    "/comparisons/{comparison}/strength/": "/comparisons/{comparison}/strength/?verdict=weakened",
    "/comparisons/{comparison}/pairs/": "/comparisons/{across}/pairs/?state=confirmed",
    "/comparisons/{comparison}/pairs/unpaired/": "/comparisons/{across}/pairs/unpaired/",
    "/confirmations/{id}/": "/confirmations/{confirmed}/",
    "/concerns/{id}/": "/concerns/retention/",
    "/consultations/{id}/": "/consultations/{call}/",
    "/contributors/{id}/": "/contributors/{contributor}/",
    "/contributors/{id}/words/": "/contributors/{contributor}/words/",
    "/drafts/{id}/": "/drafts/{draft}/",
    "/hints/{id}/": "/hints/{hint}/",
    "/invitations/{id}/": "/invitations/{invitation}/",
    "/judgements/{id}/": "/judgements/{judgement}/",
    "/jobs/{id}/": "/jobs/{job}/",
    "/jobs/{id}/file/": "/jobs/{exported}/file/",
    "/links/{id}/": "/links/{first_link}/",
    "/origin-decisions/{id}/": "/origin-decisions/{origin_decided}/",
    "/pair-decisions/{id}/": "/pair-decisions/{pair_decided}/",
    "/proposals/{id}/": "/proposals/{proposal}/",
    "/proposals/{proposal}/ledger/": "/proposals/{proposal}/ledger/",
    "/proposals/{proposal}/ledger/cells/": "/proposals/{proposal}/ledger/cells/",
    "/replies/{id}/": "/replies/{reply}/",
    "/search/": "/search/?q=facial+image",
    "/teams/{id}/": "/teams/{team}/",
    "/teams/{team}/people/{person}/": "/teams/{team}/people/{reader}/",
    "/tokens/{id}/": "/tokens/{token}/",
    "/versions/{id}/": "/versions/{a3}/",
    "/versions/{id}/definitions/": "/versions/{a3}/definitions/",
    "/versions/{id}/report/": "/versions/{a3}/report/",
    "/versions/{version}/clauses/": "/versions/{a3}/clauses/?number=1",
    "/versions/{version}/clauses/{key}/": "/versions/{a3}/clauses/{key}/",
    "/versions/{version}/lineage/{key}/": "/versions/{a3}/lineage/{shared}/",
    "/versions/{version}/origins/": "/versions/{a3}/origins/?clause={shared}",
    "/versions/{version}/origins/shares/": "/versions/{a3}/origins/shares/",
    "/versions/{version}/translations/": "/versions/{a3}/translations/",
    "/versions/{version}/translations/{id}/": "/versions/{a3}/translations/{translation}/",
    "/versions/{version}/reviews/": "/versions/{a3}/reviews/",
    "/versions/{version}/reviews/{key}/": "/versions/{a3}/reviews/{key}/",
}
"""Where the paths of one row, and those under one, lead; all else is looked at as it is."""


class Walk:
    """One who walks, and what they know: rows by name."""

    def __init__(self, paths: dict[str, Any]) -> None:
        loading.load()
        self.paths = {path.removeprefix(ROOT): operations for path, operations in paths.items()}
        self.client = api(User.objects.get(username="admin"))
        self.known = start()
        self.seen: dict[str, dict[str, Any]] = {}
        self.ids: set[str] = set()

    def begin(self) -> None:
        """Make something of everything."""
        for step in BEFORE:
            self.take(step)
        jobs.drain()
        audit.chain()

    def whole(self) -> dict[str, dict[str, Any]]:
        """By "method path" what was asked, and by status what came."""
        self.begin()
        for path, address in self.looks():
            self.ask("get", path, address)
        self.ids = set(all_ids())
        for step in AFTER:
            self.take(step)
        self.ids |= {*all_ids(), *(name for name in self.known.values() if isinstance(name, str))}
        return self.seen

    def looks(self) -> list[tuple[str, str]]:
        """All that can be read, but files: the path of the document, and one address under it."""
        paths = [path for path, operations in self.paths.items() if "get" in operations and path not in FILES]
        return [(path, self.filled(LOOKS.get(path, path))) for path in paths]

    def as_json(self) -> str:
        """The file."""
        return settled(json.dumps(dict(sorted(self.whole().items())), ensure_ascii=False, indent=1), self.ids) + "\n"

    def take(self, step: Step) -> None:
        method, path, body, name = step
        told = self.ask(method, self.pattern(method, path), self.filled(path), self.filled(body))
        row = told[0] if isinstance(told, list) else told
        if name:
            self.known[name] = row.get("id") or row["decided_at"]
        if name == "reread":
            self.known["reading"] = row["job"]
        if name == "place":
            self.known["moment"] = row["decided_at"]
        if name == "set":
            drawn, by = CommentSet.objects.get(slug=row["id"]), User.objects.get(username="admin")
            self.known["waiting"] = [one.annotation.slug for one in waiting(drawn, by)]
        if name in ("set", "renewed"):
            self.known["first" if name == "set" else "fresh"] = row["comments"][0]["id"]

    def ask(self, method: str, pattern: str, path: str, body: Any = None) -> Any:
        how = "multipart" if isinstance(body, dict) and "file" in body else "json"
        answer = getattr(self.client, method)(f"{ROOT}{path}", body, **({} if method == "get" else {"format": how}))
        assert answer.status_code < 300, (method, path, answer.content)
        told = answer.json() if answer.content else None
        seen = self.seen.setdefault(f"{method} {ROOT}{pattern}", {"answers": {}})
        if body is not None and method != "get":
            seen.setdefault("request", {**body, "file": body["file"].name} if how == "multipart" else body)
        seen["answers"].setdefault(str(answer.status_code), shortened(told))
        return told

    def filled(self, told: Any) -> Any:
        """With what is known in the place of {name}."""
        if isinstance(told, dict):
            return {name: self.filled(value) for name, value in told.items()}
        if isinstance(told, list):
            return [self.filled(value) for value in told]
        if not isinstance(told, str):
            return told
        whole = re.fullmatch(r"\{(\w+)\}", told)
        return self.known[whole[1]] if whole else told.format_map(self.known)

    def pattern(self, method: str, path: str) -> str:
        """The path of the document that leads to the same operation."""
        if path in self.paths:
            return path
        parts = re.sub(r"\{\w+\}", "{}", path)
        (found,) = (one for one, of in self.paths.items() if method in of and re.sub(r"\{\w+\}", "{}", one) == parts)
        return found


FILES = (
    "/versions/{id}/file/",
    "/comment-sets/{id}/export/{form}/",
    "/comparisons/{id}/export/{form}/",
    "/jobs/{id}/file/",
    "/comparisons/{comparison}/pairs/export/",
    "/versions/{version}/brief/{form}/",
)
"""What comes from there is a file."""


def start() -> dict[str, Any]:
    """Rows of the sample."""
    versions = {draft.name.lower(): Version.objects.get(number=draft.number) for draft in DRAFTS}
    a2, a3 = versions["a2"], versions["a3"]
    quoted = Annotation.objects.filter(version=a3, scope="passage", author__username="reviewer").order_by("pk").first()
    carried = Placement.objects.filter(version=a3, annotation__version=a2, decided_by=None, annotation__scope="passage")
    assert quoted is not None
    comparison = Comparison.objects.get(old_version=a2, new_version=a3)
    row = copied(a3)
    across, pair = translated(versions["n1"], a3)
    judged = judgeable(a3)
    return {
        "across": across.slug,
        "paired": pair.clause.key,
        "chinese": pair.old.key if pair.old else "",
        "shared": row.place.key,
        "origin": row.name,
        **{name: version.slug for name, version in versions.items()},
        "team": Team.objects.get().slug,
        "reader": User.objects.get(username="reader").slug,
        "proposal": a3.proposal.slug,
        "body": Body.objects.get(short_name="FGXW").slug,
        "contributor": Contributor.objects.order_by("pk")[0].slug,
        "first_link": Link.objects.order_by("pk")[0].slug,
        "comparison": comparison.slug,
        "duty": next(row.name for row in duty_rows(comparison) if row.row.verdict == "weakened"),
        "judged": judged.annotation.slug,
        "finding": judged.mark.finding,
        "arrival": listed(User.objects.get(username="reviewer")).order_by("pk")[0].slug,
        "hint": Hint.objects.filter(version=a3, decisions=None).order_by("pk")[0].slug,
        "carried": carried.filter(state__in=("same", "reworded")).order_by("pk")[0].annotation.slug,
        "worded": carried.exclude(annotation__proposal="none")
        .exclude(state__in=("gone", "to-confirm"))[0]
        .annotation.slug,
        "key": quoted.key,
        "anchor": {"quote": quoted.anchor.quote},
        "file": ContentFile(write(DRAFTS[1]), name=DRAFTS[1].filename),
        "redlined": redlined(a3).slug,
        "job": Job.objects.filter(kind="reading").order_by("pk")[0].slug,
        "exported": exported(comparison).slug,
    }


def judgeable(version: Version) -> LedgerEntry:
    """What a team may confirm of what became of an annotation there."""
    found = ledger(version.proposal, Team.objects.get(), User.objects.get(username="reviewer"))
    marks = [mark for mark in found.marks[version.pk] if mark.finding and not mark.said]
    return ledger_entries(found, marks[:1])[0]


def exported(comparison: Comparison) -> Job:
    """What wrote a file of it for the admin."""
    admin = User.objects.get(username="admin")
    found = Comparison.objects.with_state().get(pk=comparison.pk)
    job = orders.submit(exports.order(found, "md", by=admin), by=admin)
    jobs.drain()
    return job


def redlined(beside: Version) -> Version:
    """A version whose file has tracked changes, in a proposal of its own, which is read."""
    proposal = Proposal.objects.create(body=beside.proposal.body, number="FGXW-D6.4", title="Records of example worlds")
    file = SimpleUploadedFile("records.docx", WORD)
    facts = versions.VersionFacts(date=date(2023, 9, 1), number="Redlined")
    made = versions.add(proposal, file, facts, by=User.objects.get(username="admin"))
    jobs.drain()
    return made


def translated(old: Version, new: Version) -> tuple[Comparison, AlignedClause]:
    """The comparison of two versions in two languages, and the first of its pairs."""
    asked = comparisons.request(old=old, new=new)
    jobs.drain()
    pairs = asked.aligned.exclude(old=None).select_related("clause", "old")
    return asked, pairs[0]


def copied(version: Version) -> OriginRow:
    """The first origin of `version`, whose very text stands in a proposal of its own."""
    admin = User.objects.get(username="admin")
    body = Body.objects.create(name="Board of Borrowed Worlds (fictional)", short_name="BBW")
    proposal = Proposal.objects.create(body=body, number="BBW-1", title="Worlds that were seen before")
    with version.file.open() as file:
        told = versions.VersionFacts(date=date(2022, 9, 1), number="Copied", language=version.language)
        versions.add(proposal, SimpleUploadedFile(version.filename, file.read()), told, by=admin)
    jobs.drain()
    listed = origin_list(version, current(Version.objects.with_state().get(pk=version.pk)), admin)
    return origin_rows(listed, listed.rows[:1])[0]


def shortened(told: Any, *, most: int = 2) -> Any:
    """At most two items of each list."""
    if isinstance(told, dict):
        return {name: shortened(value) for name, value in told.items()}
    return [shortened(value) for value in told[:most]] if isinstance(told, list) else told


CHANGING = re.compile(
    rf"(?P<moment>\b202[4-9]-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d))|(?P<secret>\bclause_[\w-]+|/[\w-]{{43}}/)"
    rf"|(?P<hash>\b[0-9a-f]{{64}}\b)|(?P<id>\b[{LETTERS}]{{10}}\b)"
)


def settled(text: str, ids: set[str]) -> str:
    """JSON in which ids, moments and hashes are the same ones whenever it is made, and secrets are none."""
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        kind, told = str(found.lastgroup), found[0]
        if kind == "secret":
            return f"/{SHOWN_ONCE}/" if told.startswith("/") else SHOWN_ONCE
        if kind == "id" and told not in ids:
            return told
        count = len(names)
        return names.setdefault(told, invented(kind, count))

    return CHANGING.sub(name, text)


def invented(kind: str, count: int) -> str:
    """What stands for the `count`th thing of this kind."""
    if kind == "moment":
        return f"2023-10-{2 + count // 1440:02}T{count // 60 % 24:02}:{count % 60:02}:00Z"
    if kind == "hash":
        return hashlib.sha256(str(count).encode()).hexdigest()
    dice = Random(count)
    return "".join(dice.choice(LETTERS) for _ in range(10))


def all_ids() -> Iterator[str]:
    """Ids of rows and keys of clauses."""
    for model in apps.get_models():
        if any(field.name == "slug" for field in model._meta.get_fields()):
            yield from model._default_manager.values_list("slug", flat=True)
    yield from Clause.objects.values_list("key", flat=True)
