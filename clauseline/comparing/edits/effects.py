"""What an edit does to the people whom a sentence protects, where a rule knows it.

Two signs are multiplied: for whom the sentence stands, and whether the part that changed reaches further or less far.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.duties.duty import Number, find_numbers
from clauseline.comparing.duties.strength import FORCE
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.naming import Phrase, phrase_of
from clauseline.comparing.edits.reading import Difference, Reworded
from clauseline.comparing.edits.standing import Standing, standing_of
from clauseline.vocabulary import EditRole, Effect

_HOURS = {
    name: hours
    for hours, names in {
        1: "hour stunde heure hora 小时",
        24: "day tag jour día 天 日",
        168: "week woche semaine semana 周",
        730: "month monat mois mes 月",
        8760: "year jahr an année año 年",
    }.items()
    for name in names.split()
}
"""Hours of a unit of time, by its name in the singular."""
_ENDING = re.compile(r"(?:en|ern|e|es|s|n)$")


@dataclass(frozen=True)
class Told:
    """What the rules look at."""

    phrase: Phrase
    text: str
    part: Standing
    language: Language
    row: StrengthChange | None

    @property
    def standing(self) -> int:
        return self.part.sign


Rule = Callable[[Told], int]
"""1 where people are protected more, -1 where less, 0 where nobody can tell."""


def effect_of(
    one: Reworded,
    each: Difference,
    role: EditRole | None,
    language: Language,
    row: StrengthChange | None,
    verbs: Verbs,
) -> Effect | None:
    """What a difference does to people; "ask" where it is about that, and no rule knows the way."""
    if role is None:
        return None
    told = Told(phrase_of(one, each), one.before.lower(), standing_of(one, each, language, verbs), language, row)
    sign = _ranked(told, role)
    for rule in _RULES.get(role, ()) if not sign else ():
        sign = rule(told)
        if sign:
            break
    if sign:
        return "more" if sign > 0 else "less"
    return "ask" if role in _RULES else None


def _ranked(told: Told, role: EditRole) -> int:
    """What the words say that stand in an order, of which one was put for another."""
    for rank in told.language.ranks:
        if rank.role != role or not rank.near.search(told.text):
            continue
        for went, came in (told.phrase[:2], told.phrase[2:4]):
            before, after = ([k for k, step in enumerate(rank.order) if step.search(words)] for words in (went, came))
            if before and after and max(before) != max(after):
                return 1 if max(after) > max(before) else -1
    return 0


def _side(pattern: re.Pattern[str], told: Told) -> int:
    """1 where such words came, -1 where they went, 0 where both or neither."""
    went, came = (pattern.search(words) is not None for words in told.phrase[:2])
    return came - went


def _quality(told: Told) -> int:
    return _side(told.language.acts.quality, told)


def _independence(told: Told) -> int:
    return _side(told.language.acts.independent, told)


def _reach(told: Told) -> int:
    """All became some, or only was put there."""
    acts = told.language.acts
    only = _side(acts.only, told)
    if only:
        return -only if told.part.is_of_people else only
    wide, narrow = _side(acts.all, told), _side(acts.some, told)
    return (wide or -narrow) * told.standing if wide != narrow else 0


def _joined(told: Told) -> int:
    """An item came to a list, or went from it."""
    return _grew(told) * told.standing


def _grew(told: Told) -> int:
    """1 where an item came to a list, -1 where it went from it."""
    went, came = told.phrase.went, told.phrase.came
    joint = told.language.joint
    if went in came and joint.search(came.replace(went, "", 1)):
        return 1
    return -1 if came in went and joint.search(went.replace(came, "", 1)) else 0


def _recipients(told: Told) -> int:
    """More get to know something: of people, unless it is told for their sake."""
    if told.language.acts.care.search(told.part.text):
        return _reach(told) or _grew(told)
    return -_grew(told) or _side(told.language.acts.only, told) or _reach(told)


def _purposes(told: Told) -> int:
    grew = _grew(told)
    return _only(told) or (grew if told.part.level == "prohibition" else -grew)


def _only(told: Told) -> int:
    only = _side(told.language.acts.only, told)
    return -only if told.part.is_of_people else only


def _part(told: Told) -> int:
    """A condition or an exception came or went: where people are protected it takes away."""
    if bool(told.phrase.went) == bool(told.phrase.came):
        return 0
    return told.standing * (-1 if told.phrase.came else 1)


def _discretion(told: Told) -> int:
    """A condition that leaves it to those who are bound was put for one that does not."""
    if not (told.phrase.went and told.phrase.came):
        return 0
    return -_side(told.language.acts.discretion, told) * (-1 if told.standing > 0 else 1)


def _speed(told: Told) -> int:
    acts = told.language.acts
    went, came = told.phrase.went, told.phrase.came
    if told.standing <= 0 or acts.retained.search(told.part.text):
        return 0
    soon, late = _side(acts.soon, told), _side(acts.late, told)
    if went and came and soon != late:
        return soon or -late
    return 0


def _amount(told: Told) -> int:
    """A time that grew or shrank, an age, an amount: by what it is a measure of."""
    before, after = ([*find_numbers(words)] for words in _with_numbers(told))
    if len(before) != 1 or len(after) != 1:
        return 0
    size, size_new = _size(before[0]), _size(after[0])
    if size is None or size_new is None or size == size_new or (size[1] != size_new[1]):
        return 0
    grew = 1 if size_new[0] > size[0] else -1
    acts = told.language.acts
    if acts.age.search(told.phrase.around) and told.part.level in ("prohibition", "requirement"):
        return grew
    if size[1] != "hours":
        return 0
    if acts.retained.search(told.part.text):
        return -grew
    return -grew if told.standing > 0 and not told.part.is_of_people else grew * (told.standing > 0)


def _more_of(told: Told) -> int:
    """A sanction, or what is paid to people, grew or shrank."""
    before, after = ([*find_numbers(words)] for words in _with_numbers(told))
    if len(before) != 1 or len(after) != 1 or before[0].unit != after[0].unit:
        return 0
    one, two = before[0].amount, after[0].amount
    return 0 if one is None or two is None else (two > one) - (two < one)


def _with_numbers(told: Told) -> tuple[str, str]:
    """The words that went and that came, with what stands behind them: "16" and "years"."""
    return told.phrase.went_on, told.phrase.came_on


def _size(number: Number) -> tuple[float, str] | None:
    """How much it is, and of what."""
    if number.amount is None:
        return None
    unit = number.unit
    hours = _HOURS.get(unit) or _HOURS.get(_ENDING.sub("", unit)) or _HOURS.get(unit.rstrip("s"))
    return (float(number.amount) * hours, "hours") if hours else (float(number.amount), unit)


def _joint(told: Told) -> int:
    """ "And" was put for "or" in what somebody has to do, or has to have."""
    if told.part.level in ("prohibition", "discouraged", "permission", "capability") or told.standing < 0:
        return 0
    went, came = (words.strip() in told.language.alternatives for words in told.phrase[:2])
    return went - came


def _force(told: Told) -> int:
    """Those who are bound may now, or have to."""
    old, new = (told.row.old, told.row.new) if told.row else (None, None)
    if not old or not new or told.part.is_of_people:
        return 0
    return (FORCE[new.level] > FORCE[old.level]) - (FORCE[new.level] < FORCE[old.level])


def _denial(told: Told) -> int:
    """What nobody might do may be done now, or the other way round."""
    old, new = (told.row.old, told.row.new) if told.row else (None, None)
    if not old or not new or told.part.sign < 0:
        return 0
    return (new.level == "prohibition") - (old.level == "prohibition")


def _burden(told: Told) -> int:
    """Who has to prove something."""
    weak = _side(told.language.weak, told)
    strong = _side(told.language.strong, told)
    return strong if strong == -weak else 0


def _remedy(told: Told) -> int:
    if bool(told.phrase.went) == bool(told.phrase.came):
        return 0
    return 1 if told.phrase.came else -1


_WIDTH: tuple[Rule, ...] = (_reach, _joined)
_RULES: Mapping[EditRole, tuple[Rule, ...]] = {
    "and-or": (_joint,),
    "not": (_denial,),
    "default": (),
    "unless": (_part,),
    "liability": (_more_of,),
    "sanction": (_more_of,),
    "force": (_force,),
    "order": (_quality, _independence),
    "consent": (_quality,),
    "proof": (_burden, _independence, _quality),
    "remedy": (_remedy,),
    "often": (),
    "when": (_amount, _speed),
    "if": (_part, _discretion),
    "recipient": (_recipients,),
    "purpose": (_purposes,),
    "where": (_only,),
    "means": (_quality,),
    "report": (_joined,),
    "right": (_joined,),
    "scope": _WIDTH,
    "much": (_amount,),
    "who": (_reach, _burden),
    "what": _WIDTH,
}
