"""Whether what was sent stands in later texts: looked for from version to version, in the clause that it was about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import F

from annotations.exporting.checking import UNSENT
from annotations.exporting.proposing import Wording, read_back
from annotations.exporting.taking import Taken, taken
from annotations.models import Comment, CommentSet, Uptake
from clauseline.redline.values import NEW, OLD
from proposals.models import ChangeSide, Clause, Comparison, Proposal, Version
from proposals.packed.digests import digest


class ClauseNow(NamedTuple):
    """A clause of the new version, by its key."""

    key: str
    text: str


def found(comparison: Comparison) -> list[Uptake]:
    """Of each wording that was sent on the old version or an earlier one what stands in the new one, not saved yet.

    Nothing is said where the clause has no successor, or where the row says in other words than those of forms what is
    to be done. Five queries.
    """
    sent = [row for row in _sent(comparison.old_version) if row.wording.get("state") not in UNSENT]
    keys = _keys(sent, comparison.old_version)
    clauses = _successors(comparison, {key for some in keys.values() for key in some})
    bases = _bases(sent)
    rows = []
    for row in sent:
        now = list(dict.fromkeys(one for key in keys.get(row.pk, ()) for one in clauses.get(key, ())))
        wording = read_back(row.proposed, row.quote)
        base = bases.get((row.comment_set.consultation.version_id, row.wording.get("key", "")))
        if now and wording and base is not None:
            rows.append(_uptake(row, comparison.new_version, wording, base, now))
    return rows


def store(version: Version, rows: Iterable[Uptake]) -> None:
    """One row a comment and version; within a transaction."""
    made = list(rows)
    Uptake.objects.filter(version=version, comment__in=[one.comment_id for one in made]).delete()
    Uptake.objects.bulk_create(made)


def forget_earlier(proposal: Proposal) -> None:
    """Forget what is said of versions that do not come after the one the comment was about: their order changed."""
    asked = F("comment__comment_set__consultation__version__position")
    Uptake.objects.filter(version__proposal=proposal, version__position__lte=asked).delete()


def _sent(version: Version) -> list[Comment]:
    asked = "comment_set__consultation__version__"
    rows = Comment.objects.filter(
        **{f"{asked}proposal": version.proposal_id, f"{asked}position__lte": version.position}
    ).exclude(comment_set__state=CommentSet.State.DRAFT)
    return list(rows.exclude(proposed="").select_related("comment_set__consultation").order_by("pk"))


def _keys(sent: Iterable[Comment], version: Version) -> Mapping[int, list[str]]:
    """By comment the clauses of `version` that it is about: as it was sent, or where it was looked for last."""
    rows = Uptake.objects.filter(version=version, comment__in=[row.pk for row in sent])
    known = {comment: [one["key"] for one in evidence] for comment, evidence in rows.values_list("comment", "evidence")}
    for row in sent:
        if row.comment_set.consultation.version_id == version.pk and row.wording.get("key"):
            known[row.pk] = [row.wording["key"]]
    return known


def _successors(comparison: Comparison, keys: Iterable[str]) -> Mapping[str, list[ClauseNow]]:
    """By the key of an old clause what it became."""
    sides = ChangeSide.objects.filter(comparison=comparison)
    old = sides.filter(side=OLD, clause__key__in=keys).values_list("change", "clause__key")
    by_change: dict[int, list[str]] = defaultdict(list)
    for change, key in old:
        by_change[change].append(key)
    successors: dict[str, list[ClauseNow]] = defaultdict(list)
    new = sides.filter(side=NEW, change__in=list(by_change)).order_by("clause__order")
    for change, key, text in new.values_list("change", "clause__key", "clause__text"):
        for before in by_change[change]:
            successors[before].append(ClauseNow(key, text))
    return successors


def _bases(sent: Iterable[Comment]) -> Mapping[tuple[int, str], str]:
    """By version and key the texts that the wordings were sent about."""
    keys: dict[int, set[str]] = defaultdict(set)
    for row in sent:
        keys[row.comment_set.consultation.version_id].add(row.wording.get("key", ""))
    shown = Clause.objects.filter(reading=F("reading__version__current_reading"))
    rows = shown.filter(reading__version__in=keys, key__in=set().union(*keys.values()))
    return {(version, key): text for version, key, text in rows.values_list("reading__version", "key", "text")}


def _uptake(row: Comment, version: Version, wording: Wording, base: str, now: list[ClauseNow]) -> Uptake:
    """The clause that has most of it comes first."""
    place = row.wording.get("start", 0)
    looked = [(one, taken(wording, place, base, one.text)) for one in now]
    looked.sort(key=lambda pair: -pair[1].share)
    where, best = looked[0]
    evidence = [_evidence(one, what) for one, what in looked]
    words = _words(row, version, where.text[best.start : best.end])
    return Uptake(comment=row, version=version, extent=best.extent, share=best.share, evidence=evidence, words=words)


def _words(row: Comment, version: Version, there: str) -> str:
    """The digest of what was asked for and of the words that stand `there` now, wherever in their clause."""
    return digest("\n".join((version.slug, row.quote, row.proposed, there)))


def _evidence(clause: ClauseNow, what: Taken) -> dict[str, str | int]:
    """A clause by its key, and where in it the words stand."""
    return {"key": clause.key, "start": what.start, "end": what.end}
