"""Suggested concerns are sought in what a version says that no earlier one of its proposal said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from annotations.models import Hint, HintRun
from clauseline.concerns import VOCABULARY, Named, edition, hints, is_peopled, named_in
from proposals.models import Reading, Version

LONGEST = 200


@dataclass(frozen=True, slots=True)
class SoughtConcerns:
    """Whom a text names, and the hints in it, not stored yet."""

    named: Named
    hints: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What another version of the proposal says, whom it names, and its hints by the text of their clauses."""

    named: Named = field(default_factory=Named)
    texts: Counter[str] = field(default_factory=Counter)
    hints: dict[str, list[Hint]] = field(default_factory=dict)


def seek(version: Version, reading: Reading) -> SoughtConcerns:
    """The hints of a version, as `reading` has it. What reads like a safeguard or a mere mention is not pointed at.

    They are those that would be found in each of its clauses; what is known of one with the same words is taken over.
    """
    clauses = list(reading.clauses.order_by("order").values_list("key", "text"))
    texts = Counter(text for _, text in clauses)
    known = _known(version, reading)
    new, gone = texts - known.texts, known.texts - texts
    named = known.named + named_in(new.elements(), reading.language) - named_in(gone.elements(), reading.language)
    in_peopled = is_peopled(named, _length(texts), reading.language)
    same = is_peopled(known.named, _length(known.texts), reading.language) == in_peopled
    by_text = dict(known.hints) if same else {}
    found: list[Hint] = []
    for key, text in clauses:
        if text not in by_text:
            by_text[text] = list(_fresh(text, reading.language, in_peopled=in_peopled))
        found.extend(_there(hint, version, key) for hint in by_text[text])
    return SoughtConcerns(named, tuple(found))


def _known(version: Version, reading: Reading) -> _Known:
    """Of the newest other version of the proposal in the same language that was looked through with today's signs."""
    runs = HintRun.objects.filter(
        version__proposal=version.proposal_id,
        version__withdrawn_at=None,
        version__current_reading=F("reading"),
        reading__language=reading.language,
        edition=edition(),
        people__isnull=False,
        roles__isnull=False,
    )
    run = runs.exclude(version=version).order_by("-version").first()
    if run is None or run.people is None or run.roles is None:
        return _Known()
    texts = dict(run.reading.clauses.values_list("key", "text"))
    by_text: dict[str, list[Hint]] = {text: [] for text in texts.values()}
    first = {text: key for key, text in reversed(texts.items())}
    for hint in Hint.objects.filter(version=run.version_id).order_by("pk"):
        text = texts.get(hint.key)
        if text is not None and first[text] == hint.key:
            by_text[text].append(hint)
    if not runs.filter(pk=run.pk, reading=run.reading_id).exists():
        return _Known()  # It was read or looked through anew meanwhile: texts and hints may not belong together.
    return _Known(Named(run.people, run.roles), Counter(texts.values()), by_text)


def _length(texts: Counter[str]) -> int:
    return sum(len(text) * count for text, count in texts.items())


def _fresh(text: str, language: str, *, in_peopled: bool) -> Iterable[Hint]:
    for found in hints(text, language, in_peopled=in_peopled):
        if not found.safe:
            yield Hint(
                concern=found.concern,
                start=found.start,
                end=found.end,
                trigger=found.reason[:LONGEST],
                bearing=found.bearing,
            )


def _there(hint: Hint, version: Version, key: str) -> Hint:
    """A hint with the same words in the clause `key`."""
    facts = {name: getattr(hint, name) for name in ("concern", "start", "end", "trigger", "bearing")}
    return Hint(version=version, key=key, vocabulary=VOCABULARY.version, **facts)
