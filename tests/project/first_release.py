"""Rows as the first release wrote them, by the models of that time; all of it is fictional."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

FIRST = [("proposals", "0001_first"), ("annotations", "0001_first")]
THEN = datetime(2024, 3, 1, 9, 30, 0, 123456, UTC)
TEXTS = ("Records are kept.\nName\tYear", "Records are kept for a year.")
ROWS: tuple[Any, ...] = (
    (("paragraph", 0, 17, "", {}), ("row", 18, 27, "", {"table": 1, "row": 1, "cells": [{"start": 18, "end": 22}]})),
    (("note", 0, 28, "NOTE", {"call": 3}),),
)
"""Kind, start, end, marker and facts of the blocks of each text."""
SOFT = {"level": "requirement", "verb": "shall", "convention": "verbs", "start": 0, "end": 17}


class FirstRelease:
    """A site of the first release with something in nearly every table."""

    def __init__(self, apps: Any) -> None:
        self.apps, self.count = apps, 0
        self.ana = self.make("proposals.User", username="ana", email="ana@example.org", language="en")
        self.team = self.make("proposals.Team", name="Rights watch", member_code="XA")
        self.make("proposals.Membership", user=self.ana, team=self.team, role="editor")
        self.body = self.make("proposals.Body", name="Body", short_name="B")
        self.proposal = self.make("proposals.Proposal", title="Sample", body=self.body, made_by=self.ana)
        self.versions = [self.version(number, text) for number, text in enumerate(TEXTS)]
        self.compared()
        self.said()
        self.told()

    def make(self, model: str, **facts: Any) -> Any:
        """A row, with a slug and moments of its own."""
        table = self.apps.get_model(model)
        names = {field.name for field in table._meta.fields}
        self.count += 1
        if "slug" in names:
            facts = {"slug": f"row{self.count:07d}", **facts}
        row = table._default_manager.create(**facts)
        moments = dict.fromkeys(names & {"made_at", "uploaded_at", "submitted_at", "changed_at", "told_at"}, THEN)
        if moments:
            table._default_manager.filter(pk=row.pk).update(**moments)
        return row

    def version(self, number: int, text: str) -> Any:
        """The first says its date on its cover, the second has that of its upload."""
        facts = {"filename": "draft.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(), "size": len(text)}
        day = date(2024, 2, 1) if not number else THEN.date()
        made = self.make(
            "proposals.Version", proposal=self.proposal, position=number + 1, number=f"D-{number}", date=day,
            language="en", file=f"versions/{number}", uploaded_by=self.ana, **facts,
        )  # fmt: skip
        cover = {} if number else {"date": "2024-02-01"}
        reading = self.make("proposals.Reading", version=made, reader="txt", language="en", facts=cover)
        clause = self.make(
            "proposals.Clause", reading=reading, order=0, key=f"key{number}", number="1", title="Records", level=1,
            kind="clause", status="normative", text=text,
        )  # fmt: skip
        for place, (kind, start, end, marker, told) in enumerate(ROWS[number]):
            block = self.make(
                "proposals.Block", clause=clause, order=place, kind=kind, start=start, end=end, marker=marker,
                facts=told,
            )  # fmt: skip
        self.make("proposals.Figure", reading=reading, block=block, sha256="a" * 64, alt="A picture")
        type(made)._default_manager.filter(pk=made.pk).update(current_reading=reading)
        made.current_reading = reading
        return made

    def compared(self) -> None:
        old, new = self.versions
        sides = {"old_version": old, "new_version": new, "old": old.current_reading, "new": new.current_reading}
        found = self.make("proposals.Comparison", engine="1", counts={"modified": 1}, ready_at=THEN, **sides)
        strength = [{"old": SOFT, "new": SOFT, "verdict": "weakened"}]
        change = self.make(
            "proposals.Change", comparison=found, order=0, kind="modified", flags=["weakened"], strength=strength
        )
        for side, version in (("old", old), ("new", new)):
            clause = version.current_reading.clauses.get()
            self.make("proposals.ChangeSide", change=change, comparison=found, side=side, clause=clause)
        for _ in range(2):
            self.make("proposals.Job", kind="hints", target=new.pk)
        self.make("proposals.Token", user=self.ana, name="laptop", digest="0" * 64)
        self.make("proposals.Watch", user=self.ana, proposal=self.proposal, since=THEN)
        self.make("proposals.Notice", user=self.ana, what="ready", facts={"version": new.slug})

    def said(self) -> None:
        old, new = self.versions
        self.remark = self.make(
            "annotations.Annotation", version=old, key="key0", scope="passage", quote="kept", start=12,
            comment="How long?", vocabulary="1", author=self.ana, team=self.team,
        )  # fmt: skip
        self.make("annotations.AnnotationConcern", annotation=self.remark, concern="retention")
        self.make("annotations.Reply", annotation=self.remark, author=self.ana, text="Yes.")
        self.make("annotations.Placement", annotation=self.remark, version=new, key="key1", state="same", score=1.0)
        self.make("annotations.Review", user=self.ana, version=old, key="key0")
        facts = {"version": old, "key": "key0", "concern": "retention", "start": 0, "trigger": "“kept”"}
        self.make("annotations.Hint", **facts, end=7, vocabulary="1")
        decided = {"state": "accepted", "annotation": self.remark, "decided_by": self.ana}
        self.make("annotations.Hint", **facts, end=8, vocabulary="1", **decided)

    def told(self) -> None:
        asked = self.make(
            "annotations.Consultation", version=self.versions[0], team=self.team, title="Comments", member_code="XA"
        )
        answer = self.make("annotations.CommentSet", consultation=asked, made_by=self.ana, state="frozen")
        answer.teams.add(self.team)
        comment = self.make(
            "annotations.Comment", comment_set=answer, order=1, annotation=self.remark, comment="How long?",
            vocabulary="1", clause="1", credit="Ana", kind="te", version_sha256=self.versions[0].sha256,
        )  # fmt: skip
        self.make("annotations.Disposition", comment=comment, answer="noted")
