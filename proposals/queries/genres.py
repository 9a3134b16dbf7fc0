"""What kind of text a proposal is: as a person said, else as its words tell."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from clauseline.comparing import ENGINE
from clauseline.comparing.kinds.genres import guess_genre
from clauseline.vocabulary import GENRES, Genre
from proposals.models import Proposal, Reading, Version


@dataclass(frozen=True, slots=True)
class ToldGenre:
    """One of `Proposal.Genre`; `is_guessed` where no person said so."""

    genre: str
    is_guessed: bool

    @property
    def label(self) -> str:
        """What it is called on the screen."""
        return str(Proposal.Genre(self.genre).label)


def genre_of(proposal: Proposal, reading: Reading | None) -> ToldGenre | None:
    """That of a proposal whose newest reading this is; None where nothing tells. One query where the title does not."""
    if proposal.genre:
        return ToldGenre(proposal.genre, is_guessed=False)
    guessed = guess_genre(proposal.title, {}) or (guess_genre("", _kinds(reading)) if reading else None)
    return ToldGenre(guessed, is_guessed=True) if guessed else None


def engine_of(old: Version, new: Version) -> str:
    """What compares these today, with the genre that a person said of them: "19+policy"."""
    genre = new.proposal.genre or old.proposal.genre
    return f"{ENGINE}+{genre}" if genre else ENGINE


def genre_in(engine: str) -> Genre | None:
    """The genre that an engine names; None if it names none."""
    name = engine.partition(" ")[0].partition("+")[2]
    return next((genre for genre in GENRES if genre == name), None)


def _kinds(reading: Reading) -> dict[str, int]:
    """How many of its clauses are of each kind."""
    return dict(reading.clauses.order_by().values_list("kind").annotate(Count("pk")))
