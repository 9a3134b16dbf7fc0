"""The pages of texts and comparisons, drawn when somebody asks for them, or ahead."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete

from clauseline.redline.values import NEW
from clauseline.vocabulary import key_of
from proposals.drawing.choices import Choice
from proposals.drawing.clauses import CameBy
from proposals.drawing.comparison import ComparisonHead, ComparisonKey, ComparisonText, Texts, around
from proposals.drawing.look import LookSide, View
from proposals.drawing.names import ProposalName, VersionName
from proposals.drawing.narrowed import NarrowedText
from proposals.drawing.reader import ReaderText, ReadingFacts, ReadText, TextHead, TextKey
from proposals.drawing.shared import Shared
from proposals.drawing.store import exports, owner_of, pages
from proposals.models import Comparison, Reading, Version
from proposals.queries.comparisons import tracked_in
from proposals.queries.definitions import Glossary, between
from proposals.queries.documents import whole_text
from proposals.queries.figures import FigureRows
from proposals.queries.library import latest_steps
from proposals.queries.reasons import has_reasons
from proposals.queries.redlines import bare, fates, worded
from proposals.queries.remarks import file_comments, tracked
from proposals.services import drawing_orders


def text_of(version: Version, reading: Reading) -> Shared:
    """The page of a version that can be read, whose proposal and body are at hand."""
    step = latest_steps([version]).get(version.pk)
    found = tracked_in(version) if reading.facts.get("tracked") else None
    came_by = CameBy(step.slug, str(step.old_version)) if step else None
    key = TextKey(version.slug, reading.pk, reading.made_at)
    facts = ReadingFacts(reading.language, reading.reader, reading.reader_version, reading.made_at, reading.report)
    shown = found.slug if found and found.ready_at else ""
    head = TextHead(_named(version), version.filename, version.sha256, facts, shown)
    return Shared(
        owner=owner_of(reading),
        cut_from=key,
        drawn_from=came_by,
        head=head,
        is_there=Reading.objects.filter(pk=reading.pk, version__withdrawn_at=None).exists,
        load=lambda tag: ReaderText(key, head, came_by, _read(reading, step), tag),
        weight=reading.characters,
        order=partial(drawing_orders.ask, version),
    )


def _read(reading: Reading, step: Comparison | None) -> ReadText:
    text = whole_text(reading)
    glossary = Glossary.of(text.sections)
    return ReadText(
        sections=text.sections,
        figures=FigureRows({NEW: text.figures}),
        fates=fates(step) if step else {},
        marks=glossary.marks,
        definitions=glossary.definitions,
        uses_are_cut=glossary.found.is_cut,
        comments=file_comments(reading, text.sections),
        tracked=tracked(reading),
        has_reasons=has_reasons(reading),
    )


def changes_of(comparison: Comparison, view: View, choice: Choice = Choice()) -> Shared | NarrowedText:  # noqa: B008
    """The page of a ready comparison, whose versions, proposals and bodies are at hand."""
    text, key, head = _shared(comparison, view)
    return NarrowedText(text, choice, partial(around, key, head)) if choice.is_made else text


def _shared(comparison: Comparison, view: View) -> tuple[Shared, ComparisonKey, ComparisonHead]:
    old, new = comparison.old, comparison.new
    if old is None or new is None or comparison.ready_at is None:
        raise ValueError("a comparison that still waits has no page")
    homes = key_of(comparison.old_home), key_of(comparison.new_home)
    sides = LookSide(old.language, homes[0]), LookSide(new.language, homes[1])
    key = ComparisonKey(comparison.slug, comparison.ready_at, *sides, view)
    head = ComparisonHead(
        slug=comparison.slug,
        name=str(comparison),
        old_version=_named(comparison.old_version),
        new_version=_named(comparison.new_version),
        is_tracked=comparison.is_tracked,
        counts=comparison.counts,
        editorial_sentences=comparison.editorial_sentences,
        warnings=comparison.warnings,
        measures_force=comparison.measures_force,
    )
    there = Comparison.objects.filter(pk=comparison.pk)
    text = Shared(
        owner=owner_of(comparison),
        cut_from=key,
        drawn_from=None,
        head=head,
        is_there=there.filter(old_version__withdrawn_at=None, new_version__withdrawn_at=None).exists,
        load=lambda tag: ComparisonText(key, head, _texts(comparison), tag),
        weight=old.characters + new.characters,
        order=partial(drawing_orders.ask, comparison, view=view),
    )
    return text, key, head


def _texts(comparison: Comparison) -> Texts:
    found = bare(comparison)
    return Texts(found.parts, found.figures, partial(worded, comparison, found.parts), between)


def _named(version: Version) -> VersionName:
    proposal = version.proposal
    named = ProposalName(proposal.slug, proposal.number, proposal.title, proposal.body.name)
    return VersionName(version.slug, str(version), version.title, version.date, version.stage, named)


def forget_with_rows() -> None:
    """What was drawn and written goes with the rows that it was made from."""
    for model in (Reading, Comparison):
        post_delete.connect(_forget, sender=model, dispatch_uid="pages")


def _forget(instance: Reading | Comparison, **_: object) -> None:
    transaction.on_commit(partial(pages().forget, owner_of(instance)))
    transaction.on_commit(partial(exports().forget, owner_of(instance)))
