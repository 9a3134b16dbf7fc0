"""Those who ask, and groups of them."""

from __future__ import annotations

RANKS = ("reader", "reviewer", "editor", "owner")
KEEPER = tuple(f"keeper's {rank}" for rank in RANKS)
OTHER = tuple(f"other {rank}" for rank in RANKS)
CLOSED, OPEN = "anonymous", "anonymous, public site"
STRANGER, ELSEWHERE, ADMIN = "stranger", "stranger with a team", "admin"
"""The first has an account alone. The second owns a team that works on nothing here; the admin is in none."""
ACCOUNTS = (STRANGER, ELSEWHERE, *OTHER, *KEEPER, ADMIN)
READING = "keeper's owner, by a token that reads"
"""A program, which asks the API alone."""
ASKING = (CLOSED, OPEN, *ACCOUNTS)
AUTHOR, THEIR_AUTHOR = KEEPER[1], OTHER[1]
"""Who wrote and uploaded what there is of the keeping team, and of the other one."""


def from_rank(team: tuple[str, ...], rank: str) -> set[str]:
    """Those of a team who have that role or a higher one."""
    return set(team[RANKS.index(rank) :])


AUDIENCES: dict[str, set[str]] = {
    # Nothing in particular: a list, a form, one's own account.
    "site": set(ASKING),
    # A public proposal that a team keeps and another one works on too.
    "public": {OPEN, *ACCOUNTS},
    # One that no other team works on.
    "alone": {OPEN, *ACCOUNTS},
    # One that no team keeps.
    "orphan": {OPEN, *ACCOUNTS},
    # On the public proposal: a version that the other team added, and what hangs on it.
    "added": {OPEN, *ACCOUNTS},
    # On the public proposal: what the keeping team says to everyone.
    "shown": {OPEN, *ACCOUNTS},
    # A proposal that is restricted to the two teams.
    "restricted": {*KEEPER, *OTHER},
    # On the public proposal: what is the keeping team's, and frozen sets of theirs.
    "team": set(KEEPER),
    "frozen": set(KEEPER),
    # The same on the restricted one.
    "inner": set(KEEPER),
    # On the public proposal: what is the other team's.
    "another": set(OTHER),
    # What one reviewer of the keeping team alone sees: an annotation, a draft, a key.
    "private": {AUTHOR},
}
"""Who sees what a row of the table is about, by its kind."""
TEAMS = {"another": OTHER}
"""The team whose that is; all else is the keeping one's."""


def group(name: str, kind: str) -> set[str]:
    """The people whom the table calls so, where it speaks of something of this kind; KeyError if none are called so."""
    team = TEAMS.get(kind, KEEPER)
    of_team = {f"team.{rank}": from_rank(team, rank) for rank in RANKS}
    of_keeper = {f"keeper.{rank}": set() if kind == "orphan" else from_rank(KEEPER, rank) for rank in RANKS}
    of_other = {f"other.{rank}": from_rank(OTHER, rank) for rank in RANKS}
    seeing = AUDIENCES[kind]
    of_any = {f"any.{rank}": seeing & {*from_rank(KEEPER, rank), *from_rank(OTHER, rank), ELSEWHERE} for rank in RANKS}
    groups: dict[str, set[str]] = {
        "everyone": set(ASKING),
        "readers": AUDIENCES[kind] - {CLOSED},
        "people": AUDIENCES[kind] & set(ACCOUNTS),
        "author": {THEIR_AUTHOR if kind in ("another", "added") else AUTHOR},
        "drawer": {OTHER[2] if kind == "another" else KEEPER[2]},
        "reader": {KEEPER[0]},
        "admin": {ADMIN},
        "outsiders": set(ASKING) - set(KEEPER),
        "followers": set(ACCOUNTS) - {ELSEWHERE, OTHER[-1], KEEPER[-1]},
        "nobody": set(),
        **of_team,
        **of_keeper,
        **of_other,
        **of_any,
    }
    return groups[name]
