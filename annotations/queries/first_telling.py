"""What each sentence of a comparison is read for, and what it weighs: duties, edits, and what came or went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotations.queries.duties import DutyEntry
from annotations.queries.duty_weights import duty_weight, language_in, of_edit, reasons_of, touched_by
from annotations.queries.first_hints import Hints, Place, Touched, names_of
from annotations.queries.first_rows import ToldChange, ToldSentence
from annotations.queries.first_words import CameOrWent, ChangeWords, came_and_went
from annotations.queries.weights import FirstReason
from clauseline.comparing.changes import Edit, Strength, StrengthChange
from clauseline.comparing.edits.reading_first import ReadingWeight, first_weights, reading_weight
from clauseline.comparing.edits.subjects import subjects_in
from clauseline.comparing.edits.weighing import heaviest_of, is_told
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from proposals.models import Comparison
from proposals.queries.comparisons import edits_of


class FirstTelling:
    """Adds to `told`, the changes by their place, what is said of their sentences."""

    def __init__(
        self, comparison: Comparison, told: Mapping[int, ToldChange], words: Mapping[int, ChangeWords], hints: Hints
    ) -> None:
        self._comparison, self._told, self._words, self._hints = comparison, told, words, hints
        self._language = language_in(comparison)
        self._places: dict[tuple[int, SideName], list[Place]] = {}
        """What something is said of already."""
        self._loose: list[tuple[int, tuple[Edit, ...]]] = []
        """Edits in sentences with a verb of duty of which nothing else is said."""

    def add_duties(self, entries: Iterable[DutyEntry], *, confirmed_is_done: bool) -> None:
        for entry in entries:
            order, row = entry.duty.order, entry.duty.row
            if order not in self._told:
                continue
            for side, place in _places(row):
                self._places.setdefault((order, side), []).append(place)
            if not row.is_told:
                self._loose.append((order, row.edits))
            elif reasons := [*reasons_of(entry)]:
                sentence = self._duty(entry, order, reasons)
                sentence.is_done = confirmed_is_done and entry.is_confirmed
                self._told[order].add(sentence)

    def add_edits(self) -> None:
        """What definitions became, and what changed in sentences that bind nobody: one query."""
        rows = self._comparison.changes.exclude(details=[], edits=[]).order_by("order")
        for order, details, edits in rows.values_list("order", "details", "edits"):
            if order in self._told:
                self._add_edits(order, tuple(edits_of(edits)))
                self._add_definitions(self._told[order], details)
        for order, loose in self._loose:
            self._add_edits(order, loose)

    def add_came_and_went(self) -> None:
        for one in came_and_went(self._words, self._places):
            place = one.sentence.start, one.sentence.end
            touched = set(self._touched(one.order, one.side, place))
            sentence = self._alone(one, touched)
            if self._matters(sentence.weight) and not self._stands_aside(one.order, one.side, place[0]):
                self._told[one.order].add(sentence)

    def _duty(self, entry: DutyEntry, order: int, reasons: list[FirstReason]) -> ToldSentence:
        row, old, new = entry.duty.row, entry.duty.old, entry.duty.new
        before, after = old.sentence if old else "", new.sentence if new else ""
        touched = touched_by(entry, self._hints)
        words, (side, place) = self._words.get(order), _places(row)[-1]
        whole = self._whole(words, side, place) if words else ""
        weight = self._aside(duty_weight(entry, touched, self._language, whole), order)
        sentence = ToldSentence(reasons, weight, names_of(touched), entry, before=before, after=after)
        sentence.said = f"{before}\n{after}"
        if not (old and new) and words:
            sentence.paragraph = side, words.paragraph(side, place[0])
        return sentence

    def _add_edits(self, order: int, edits: tuple[Edit, ...]) -> None:
        """The heaviest edit of each sentence, where it weighs something or the sentence does."""
        words = self._words.get(order)
        by_sentence: dict[Place, list[Edit]] = {}
        for edit in edits:
            by_sentence.setdefault(edit.sentence, []).append(edit)
        for place, own in by_sentence.items():
            old = words.sentence(OLD, own[0].old_at[0]) if words else place
            self._places.setdefault((order, NEW), []).append(place)
            self._places.setdefault((order, OLD), []).append(old)
            touched = {*self._touched(order, NEW, place), *self._touched(order, OLD, old)}
            lead = heaviest_of(own)
            told = [lead, *(one for one in own if is_told([one]))]
            reasons = [*dict.fromkeys(of_edit(one.effect) for one in told)]
            text = words.text(NEW)[slice(*place)] if words else lead.new
            said = "\n".join((text, *(each for edit in own for each in (edit.old, edit.new))))
            weight = self._weight(reasons, self._whole(words, NEW, place) if words else text, own, touched)
            if (is_told(own) or self._matters(weight)) and not self._stands_aside(order, NEW, place[0]):
                self._told[order].add(ToldSentence(reasons, weight, names_of(touched), edit=lead, said=said))

    def _add_definitions(self, told: ToldChange, details: Iterable[Mapping[str, Any]]) -> None:
        """A term that has another text, or another name; where no word around it weighs, its link alone changed."""
        for one in details:
            if one["kind"] != "definition":
                continue
            told.reasons.add("definition")
            told.users = max(told.users, len(one["clauses"]))
            # A term that is called as before says nothing of what changed: the words around that do.
            if one["old"] != one["new"]:
                told.before, told.after = told.before or one["old"], told.after or one["new"]

    def _alone(self, one: CameOrWent, touched: set[Touched]) -> ToldSentence:
        text, is_new = one.sentence.text, one.side == NEW
        guards = not is_new and any(bearing == "guards" for _concern, bearing in touched)
        reason: FirstReason = "inside" if one.before else "came" if is_new else "safeguard-gone" if guards else "went"
        place = one.sentence.start, one.sentence.end
        whole = self._whole(self._words[one.order], one.side, place)
        weight = self._aside(self._weight([reason], whole, (), touched), one.order)
        said = f"{one.before}\n{text}"
        if one.before:
            return ToldSentence([reason], weight, names_of(touched), before=one.before, after=text, said=said)
        return ToldSentence(
            [reason],
            weight,
            names_of(touched),
            before="" if is_new else text,
            after=text if is_new else "",
            paragraph=(one.side, one.sentence.paragraph),
            said=said,
        )

    def _whole(self, words: ChangeWords, side: SideName, place: Place) -> str:
        """A sentence with the items that it leads in; without them where these are the steps of a program, each of
        which stands for itself.
        """
        text = words.text(side)[slice(*place)]
        is_program = "format" in subjects_in(text.lower(), self._language)
        return text if is_program else words.with_items(side, place)

    def _weight(
        self, reasons: Iterable[FirstReason], text: str, edits: Iterable[Edit], touched: Iterable[Touched]
    ) -> ReadingWeight:
        return reading_weight(reasons, text, edits, (concern for concern, _bearing in touched), self._language)

    def _aside(self, weight: ReadingWeight, order: int) -> ReadingWeight:
        """Less of it in front matter, references and the like."""
        if not self._told[order].is_aside:
            return weight
        return ReadingWeight(weight.own + first_weights().aside, weight.things)

    def _stands_aside(self, order: int, side: SideName, at: int) -> bool:
        words = self._words.get(order)
        return self._told[order].is_aside or (words is not None and words.is_aside(side, at))

    def _matters(self, weight: ReadingWeight) -> bool:
        return weight.total >= first_weights().least

    def _touched(self, order: int, side: SideName, place: Place) -> Iterator[Touched]:
        words = self._words.get(order)
        return words.touched(self._hints, side, place) if words else iter(())


def _places(row: StrengthChange) -> list[tuple[SideName, Place]]:
    """Where its sentence stands on each side that has it."""
    sides: tuple[tuple[SideName, Strength | None], ...] = ((OLD, row.old), (NEW, row.new))
    return [(side, (one.start, one.end)) for side, one in sides if one]
