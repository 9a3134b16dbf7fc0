"""What an edit does to the people whom a sentence protects, where a rule knows it.

Two signs are multiplied: for whom the sentence stands, and whether the part that changed reaches further or less far.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.duties.duty import LONGEST
from clauseline.comparing.duties.strength import FORCE
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.edits.language import INSIDE, Language
from clauseline.comparing.edits.measuring import amount, more_of
from clauseline.comparing.edits.naming import EditPhrase
from clauseline.comparing.edits.reading import Difference, RewordedSentence
from clauseline.comparing.edits.sameness import content
from clauseline.comparing.edits.weighed import Weighed, side
from clauseline.comparing.kinds.telling import kind_of
from clauseline.vocabulary import EditRole, Effect, StrengthLevel

_WORD = re.compile(r"\w+")
_FEW = 3
"""Words of an edit that says little but how far something reaches."""
_FREE: tuple[StrengthLevel, ...] = ("prohibition", "discouraged", "permission", "capability")
_BY_GRANTS: Mapping[Effect, int] = {"less": -1, "more": 1, "ask": 0}
"""What a wider grant does to people, by what it does to them when it comes."""
Rule = Callable[[Weighed], int]
"""1 where people are protected more, -1 where less, 0 where nobody can tell."""


def effect_of(
    one: RewordedSentence,
    each: Difference,
    phrase: EditPhrase,
    role: EditRole | None,
    language: Language,
    row: StrengthChange | None,
    verbs: Verbs,
) -> Effect | None:
    """What a difference does to people; "ask" where it is about that, and no rule knows the way."""
    if role is None:
        return None
    told = Weighed(one, each, phrase, language, row, verbs)
    if row and row.kind == "grant" and (sign := _granted(told)):
        return "more" if sign > 0 else "less"
    signs = {sign for rule in (_ranked, _discretion, *_RULES[role]) if (sign := rule(told))}
    # Of two rules that say opposite things one is wrong, and nobody knows which.
    return "ask" if len(signs) != 1 else "more" if signs == {1} else "less"


def _granted(told: Weighed) -> int:
    """A grant became wider or narrower: by people it takes from them, to them it gives."""
    before, after = (kind_of(text, told.verbs.language) for text in (told.one.before, told.one.after))
    if not before or not after or (before.kind, before.came) != (after.kind, after.came):
        return 0
    # Words that were put for others are looked at with those beside them: "royalty-free", "non-exclusive".
    is_swap = bool(told.phrase.went and told.phrase.came)
    widths = _widths(told, 2) if is_swap else _widths(told, 0) or _widths(told, 2)
    widths = widths or {_grew(told)}
    return _BY_GRANTS[before.came] * widths.pop() if len(widths) == 1 else 0


def _widths(told: Weighed, first: int) -> set[int]:
    """1 for words that make a grant wider, -1 for such as make it narrower; by two fields of its phrase."""
    went, came = map(told.find, told.phrase[first : first + 2])
    return {("wide" in came) - ("wide" in went), ("tight" in went) - ("tight" in came)} - {0}


def _ranked(told: Weighed) -> int:
    """What the words say that stand in an order, of which one was put for another; nothing where two orders differ."""
    signs = set()
    for went, came in (told.phrase[:2], told.phrase[2:4]):
        # Most words stand in no order: then those put for them need not be looked at.
        theirs = _steps(told, came) if (ours := _steps(told, went)) else {}
        for rank in ours.keys() & theirs.keys():
            if ours[rank] != theirs[rank] and _counts(told, rank):
                signs.add(1 if theirs[rank] > ours[rank] else -1)
    return signs.pop() if len(signs) == 1 else 0


def _counts(told: Weighed, rank: int) -> bool:
    """Whether a rank tells anything here: some ask for words near them, some for words that protect people."""
    near = told.language.near[rank]
    if near and near not in told.find(told.part.text):
        return False
    return rank not in told.language.of_duties or told.standing > 0


def _steps(told: Weighed, words: str) -> Mapping[int, int]:
    """The highest step of each rank that stands in some words."""
    steps = told.language.steps
    found: dict[int, int] = {}
    for name in told.find(words) if words else ():
        if name in steps:
            rank, step = steps[name]
            found[rank] = max(step, found.get(rank, -1))
    return found


def _quality(told: Weighed) -> int:
    return side("quality", told)


def _form(told: Weighed) -> int:
    """Something has to be in writing, or be said expressly: of what people do that is no gain of theirs."""
    return 0 if told.part.is_of_people else _quality(told)


def _independence(told: Weighed) -> int:
    return side("independent", told)


def _reach(told: Weighed) -> int:
    """All became some, or only was put there."""
    if only := _only(told):
        return only
    went, came = told.phrase[:2]
    wide, narrow = side("all", told), side("some", told)
    is_swap = wide == -narrow != 0 or max(len(went.split()), len(came.split())) <= _FEW
    return (wide or -narrow) * told.standing if is_swap and wide != narrow else 0


def _joined(told: Weighed) -> int:
    """An item came to a list, or went from it."""
    grew = _grew(told)
    # What more "only" reaches may be more that is free.
    return grew * told.standing if grew and "only" not in told.find(told.part.text) else 0


def _grew(told: Weighed) -> int:
    """1 where an item came to a list, -1 where it went from it; 0 where it is one of which one is enough."""
    went, came = told.phrase.went, told.phrase.came
    rest, sign = (came.replace(went, "", 1), 1) if went in came else (went.replace(came, "", 1), -1)
    if (went not in came and came not in went) or not told.language.joint.search(rest) or "denied" in told.find(rest):
        return 0
    words = {*_WORD.findall(rest)} & told.language.alternatives
    return 0 if words and told.part.level in ("requirement", "recommendation") else sign


def _recipients(told: Weighed) -> int:
    """More get to know something: of people, unless it is told for their sake."""
    if "care" in told.find(told.part.text):
        came_or_went = told.phrase.came or told.phrase.went
        return _reach(told) or (_grew(told) if "weak" in told.find(came_or_went) else 0)
    if "use" not in told.find(told.part.text):
        return 0
    return -_grew(told) or _only(told) or _reach(told)


def _purposes(told: Weighed) -> int:
    grew = _grew(told)
    return _only(told) or (grew if told.part.level == "prohibition" else -grew) or _reach(told)


def _only(told: Weighed) -> int:
    only = side("only", told)
    is_of_use = only and not told.part.is_of_people and "use" in told.find(told.sentence)
    return only if is_of_use else 0


def _part(told: Weighed) -> int:
    """A condition came or went: where people are protected it takes away."""
    if bool(told.phrase.went) == bool(told.phrase.came):
        return 0
    if told.standing < 0 and "discretion" in told.find(told.phrase.came or told.phrase.went):
        return 0  # Who is free where they believe that they should be is as free as before.
    return told.standing * (-1 if told.phrase.came else 1)


def _exception(told: Weighed) -> int:
    """An exception came or went; what nobody knows the way of mostly protects."""
    if bool(told.phrase.went) == bool(told.phrase.came):
        return 0
    return (told.standing or 1) * (-1 if told.phrase.came else 1)


def _discretion(told: Weighed) -> int:
    """It is left to those who are bound, or no longer."""
    if not (told.phrase.went and told.phrase.came):
        return 0
    return -side("discretion", told)


def _cap(told: Weighed) -> int:
    """What is paid to people is limited, or no longer."""
    return -side("cap", told)


def _speed(told: Weighed) -> int:
    """What is done for people is done sooner or later."""
    went, came = told.phrase[:2]
    if not (went and came) or "retained" in told.find(told.part.text):
        return 0
    soon, late = side("soon", told), side("late", told)
    way = soon or -late if soon != late else 0
    earlier, later = side("earlier", told), side("later", told)
    if earlier == -later:
        way = way or earlier
    return way if way and told.standing > 0 else 0


def _joint(told: Weighed) -> int:
    """ "And" was put for "or" in what somebody has to do, or in what has to be so before somebody may or must."""
    went, came = (words.strip() in told.language.alternatives for words in told.phrase[:2])
    if INSIDE + "if" in told.find(told.phrase.before):
        # "Not unless A and B": the condition is that of what is free.
        return (came - went) * (-1 if told.part.level == "prohibition" else told.whole)
    return 0 if told.part.level in _FREE or told.standing < 0 else went - came


def _force(told: Weighed) -> int:
    """Those who are bound may now, or have to."""
    old, new = (told.row.old, told.row.new) if told.row else (None, None)
    if not old or not new or told.part.is_of_people:
        return 0
    found = told.find(told.part.text)
    if told.row and told.row.reason == "other-verb" and old.level == "statement":
        return 0  # "Shall" was put for "will".
    if told.one.has_other_capitals(told.each) and {"permission", "no-need"} & {old.level, new.level}:
        return 0  # Whom "MAY" leaves free is free without it, too.
    if "prohibition" not in (old.level, new.level) and "use" in found and "care" not in found:
        return 0  # To keep or to hand over may be for people or against them.
    return (FORCE[new.level] > FORCE[old.level]) - (FORCE[new.level] < FORCE[old.level])


def _denial(told: Weighed) -> int:
    """What nobody might do may be done now, or the other way round."""
    old, new = (told.row.old, told.row.new) if told.row else (None, None)
    if old and new and old.level != new.level and not told.part.is_of_people:
        return (new.level == "prohibition") - (old.level == "prohibition")
    if "cap" in {*told.find(told.sentence), *told.find(told.one.after[:LONGEST].lower())}:
        return 0
    words = content((*told.one.went(told.each), *told.one.came(told.each)), told.language)
    others = {*words} - told.language.negations - told.language.modals
    if others and not (told.phrase.went and told.phrase.came):
        return 0  # A part of its own, which says more than that something is not so.
    came = any(word.key in told.language.negations for word in told.one.came(told.each))
    return told.after if came else -told.standing


def _burden(told: Weighed) -> int:
    """Who has to prove something."""
    weak = side("weak", told)
    strong = side("strong", told)
    return strong if strong == -weak else 0


def _remedy(told: Weighed) -> int:
    """A way to defend oneself came or went; nothing where it is denied, or is the least that there is."""
    words = told.phrase.came or told.phrase.went
    is_swap = bool(told.phrase.went) == bool(told.phrase.came)
    if is_swap or "denied" in told.find(words) or 0 in _steps(told, words).values():
        return 0
    return 1 if told.phrase.came else -1


_WIDTH: tuple[Rule, ...] = (_reach, _joined)
_RULES: Mapping[EditRole, tuple[Rule, ...]] = {
    "and-or": (_joint,),
    "not": (_denial,),
    "default": (),
    "unless": (_exception,),
    "liability": (_cap, more_of),
    "sanction": (more_of,),
    "force": (_force,),
    "order": (_independence,),
    "consent": (_quality,),
    "proof": (_burden, _independence, _form),
    "remedy": (_cap, _remedy),
    "often": (),
    "when": (amount, _speed),
    "if": (_part,),
    "recipient": (_recipients,),
    "purpose": (_purposes,),
    "where": (_only,),
    "means": (_form,),
    "report": (_joined,),
    "right": (_joined,),
    "scope": _WIDTH,
    "much": (amount,),
    "who": (_reach, _burden),
    "what": _WIDTH,
}
