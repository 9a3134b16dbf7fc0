"""A real industry text that became a standard, from files that a person has: OpenChain, and ISO/IEC 5230.

They are under CC BY 4.0 and no part of this project. Days on which they came out are not in them, so none is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from project.sample import LoadedDraft, loading
from project.sample.uploading import upload, version_of
from proposals.models import Comparison, Link, Version
from proposals.refusals import Refusal
from proposals.services import comparisons, jobs

OLD = LoadedDraft(
    number="OpenChain 2.0 (zh)",
    title="OpenChain 规范",
    date=None,
    language="zh",
    filename="zh-2.0.docx",
    body="OpenChain",
    contributors={"OpenChain Project": "other"},
    proposal="OpenChain",
    stage="Specification",
    topic="open source licences",
)
NEW = LoadedDraft(
    number="ISO/IEC 5230:2020",
    title="Information technology — OpenChain Specification",
    date=None,
    language="en",
    filename="en-iso5230.md",
    body="ISO/IEC JTC 1",
    contributors={"OpenChain Project": "other"},
    proposal="ISO/IEC 5230",
    stage="International Standard",
    topic="open source licences",
)
LISTED = 8
"""So many files of a folder are named where others are missing."""


def load(folder: Path) -> Iterator[str]:
    """Load both from `folder`, link and compare them; what is there already stays as it is. Yields what was done.

    Raises a `Refusal` if one of the files is not there.
    """
    contents = _contents(folder)
    team = loading.the_team()
    owner = loading.the_people(team)["owner"]
    for draft in (OLD, NEW):
        is_new = upload(draft, contents[draft.filename], team, by=owner)
        yield f"{draft.number}: {'added from ' + draft.filename if is_new else 'was here already'}."
    jobs.drain()
    old, new = version_of(OLD), version_of(NEW)
    _link, is_new = Link.objects.get_or_create(source=old.proposal, target=new.proposal, kind=Link.Kind.ADOPTED_AS)
    yield f"{OLD.proposal} adopted as {NEW.proposal}: {'linked' if is_new else 'was linked already'}."
    yield _compared(old, new)


def _compared(old: Version, new: Version) -> str:
    before = Comparison.objects.filter(old_version=old, new_version=new, ready_at__isnull=False).exists()
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    comparison.refresh_from_db()
    if comparison.ready_at is None:
        return "Their comparison was asked for, and will be there once the site has read both."
    return f"Their comparison {'was here already' if before else 'was made'}: /comparisons/{comparison.slug}/"


def _contents(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise Refusal(f"There is no folder {folder}.")
    names = [draft.filename for draft in (OLD, NEW)]
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        found = sorted(path.name for path in folder.iterdir())
        told = ", ".join(found[:LISTED]) + (f" and {len(found) - LISTED} more" if len(found) > LISTED else "")
        raise Refusal(
            f"{folder} has no {' and no '.join(missing)}. The files that are looked for are {' and '.join(names)}; "
            f"it has {told or 'no files'}."
        )
    return {name: (folder / name).read_bytes() for name in names}
