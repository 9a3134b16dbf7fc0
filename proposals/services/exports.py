"""Comparisons as files for those who have no account here: one form a line of `COMPARISON_FORMATS`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from clauseline.comparing.changes import Compared
from clauseline.redline.comparison import counts, parts_of
from clauseline.redline.groups import grouped
from clauseline.redline.move_markers import move_markers
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import ChangeKind
from clauseline.writing.exporter import RedlineExporter
from clauseline.writing.file import ExportedFile
from clauseline.writing.forms import PURE_FORMATS
from clauseline.writing.redline import Redline, Remarks, Source
from proposals.access import Person, addressed, visible
from proposals.drawing.entries import says_something
from proposals.models import Comparison, Figure, Job, User, Version
from proposals.queries.comparisons import refuse_unready, stored
from proposals.queries.figures import FigureRows
from proposals.queries.judging import judgements
from proposals.refusals import Refusal
from proposals.services import orders
from proposals.services.embedding import Embedded
from proposals.services.orders import Order


class HtmlExporter:
    """A page in one file that asks no network for anything, and needs no program but a browser."""

    name = "html"
    media_type = "text/html; charset=utf-8"

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        """`figures` are the pictures of both readings that can be shown."""
        self.figures = list(figures)

    def write(self, redline: Redline) -> ExportedFile:
        """The comparison as its page shows it in one column, in the language of who asks."""
        changes = redline.judged.changes
        parts = parts_of(redline.old, redline.new, changes)
        posts = move_markers(parts)
        context = {
            "redline": redline,
            "counts": counts(changes),
            "parts": parts,
            "groups": grouped(parts, says_something),
            "posts": posts,
            "posted": frozenset(post.section.key for behind in posts.values() for post in behind),
            "figures": FigureRows(dict.fromkeys((OLD, NEW), self.figures), Embedded(self.figures)),
        }
        page = render_to_string("proposals/comparison_file.html", context)
        return ExportedFile(page.encode("utf-8", "replace"), redline.file_name("html"), self.media_type)


COMPARISON_FORMATS: dict[str, RedlineExporter] = {HtmlExporter.name: HtmlExporter(), **PURE_FORMATS}
"""Every form of a comparison by its key, in the order in which they are offered."""


KIND = "export"
"""The kind of the jobs that write them."""
SMALL = 100
"""A comparison of so many clauses is written at once, in some .3 s at most."""


def order(comparison: Comparison, form: str, *, by: User | None, team: str = "") -> Order:
    """A ready comparison `with_state` in one of `COMPARISON_FORMATS`, for a person or for somebody without an account.

    It says of duties what the `team` of this slug confirmed, or without one the first team of that person. Refuses a
    form that does not exist, a team to which the person does not belong, and a comparison that is not ready.
    """
    if form not in COMPARISON_FORMATS:
        forms = ", ".join(COMPARISON_FORMATS)
        raise Refusal(_("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": forms})
    refuse_unready(comparison)
    figures = _figures(comparison, by) if form == HtmlExporter.name else []
    exporter = HtmlExporter(figures) if form == HtmlExporter.name else COMPARISON_FORMATS[form]
    made = judgements(comparison, by or AnonymousUser(), team)
    before, after = _sources(comparison)
    return Order(
        kind=KIND,
        target=comparison.pk,
        subject=comparison,
        form=form,
        made_of=(comparison.slug, comparison.ready_at, before, after, made, [figure.pk for figure in figures]),
        is_small=sum(comparison.counts.get(kind, 0) for kind in get_args(ChangeKind)) <= SMALL,
        write=lambda: exporter.write(replace(redline_of(comparison), judgements=made)),
        options={"team": team},
    )


def reorder(job: Job, by: Person) -> Order | None:
    """What a job writes of a comparison."""
    sides = ("old", "new", "old_version__proposal", "new_version__proposal")
    found = addressed(by).select_related(*sides).filter(pk=job.target).first()
    who = by if isinstance(by, User) else None
    return order(found, job.options["form"], by=who, team=job.options["team"]) if found else None


def connect() -> None:
    orders.KINDS[KIND] = reorder


def _figures(comparison: Comparison, by: User | None) -> list[Figure]:
    """The pictures of both sides that this person may see, as far as they can be shown."""
    seen = visible(Figure, by or AnonymousUser()).exclude(file="")
    return list(seen.filter(reading__in=[pk for pk in (comparison.old_id, comparison.new_id) if pk]))


def _sources(comparison: Comparison) -> tuple[Source, Source]:
    """What a file says of both versions."""
    is_tracked = comparison.is_tracked
    return (
        source_of(comparison.old_version, _("before its tracked changes") if is_tracked else ""),
        source_of(comparison.new_version, _("after its tracked changes") if is_tracked else ""),
    )


def redline_of(comparison: Comparison) -> Redline:
    """A ready comparison with its texts and versions, whose proposals must be at hand; without what anybody decided."""
    found = stored(comparison)
    before, after = _sources(comparison)
    return Redline(
        old=found.old,
        new=found.new,
        compared=Compared(found.changes, tuple(comparison.warnings)),
        before=before,
        after=after,
        engine=comparison.engine,
        remarks=remarks(),
    )


def remarks() -> Remarks:
    """What files say beside the texts, in the language of who asks."""
    return Remarks(
        moved_from=_("Moved here from %s."),
        moved_to=_("Moved to %s."),
        split_from=_("Split off from %s."),
        merged_into=_("Merged into %s."),
        became=_("Was %(old)s, is now %(new)s."),
        picture=_("[Picture]"),
        head=_("%(old)s → %(new)s, changes marked by Clauseline (engine %(engine)s)"),
        normative=_("normative"),
        informative=_("informative"),
        translate=_,
    )


def source_of(version: Version, part: str) -> Source:
    """What a file says of the version, or of one `part` of it."""
    return Source(
        name=str(version),
        document=version.proposal.number,
        title=version.title or version.proposal.title,
        date=version.date.isoformat() if version.date else "",
        sha256=version.sha256,
        filename=version.filename,
        part=part,
    )
