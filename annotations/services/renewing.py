"""What a row of a comment set takes from annotations that say something else since they were copied."""

from __future__ import annotations

from annotations.models import Annotation, Comment
from annotations.queries.margins import card
from annotations.queries.sources import News
from annotations.services import copying


def take(row: Comment, found: News) -> None:
    """Put what one of its annotations says by now into the row, and leave the rest; not saved."""
    source = row.sources[found.annotation]
    for name, (was, now) in found.changed.items():
        if name == "proposed" and "written" in source:
            _take_wording(row, found.annotation, now)
            continue
        if name == "concerns":
            left = [concern for concern in row.concerns if concern not in was]
            row.concerns = list(dict.fromkeys([*left, *now]))
        elif name == "kind":
            row.kind = now
        else:
            setattr(row, name, _replaced(getattr(row, name), was, now, is_alone=len(row.sources) == 1))
        source[name] = now


def _take_wording(row: Comment, slug: str, written: str) -> None:
    """The author's wording is another by now: as it is for the words of this version."""
    source, version = row.sources[slug], row.comment_set.consultation.version
    columns = copying.wording_columns(card(Annotation.objects.get(slug=slug), version))
    is_alone = len(row.sources) == 1
    row.proposed = _replaced(row.proposed, source["proposed"], columns["proposed"], is_alone=is_alone)
    row.wording = columns["wording"] if is_alone else row.wording
    source |= {"written": written, "proposed": columns["proposed"]}


def _replaced(cell: str, was: str, now: str, *, is_alone: bool) -> str:
    """The cell with `now` where it says `was`; where it says that no more, `now` alone or at the end of the others."""
    if was and was in cell:
        return cell.replace(was, now, 1).strip()
    return now if is_alone else f"{cell}\n{now}".strip()
