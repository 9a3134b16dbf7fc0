"""The verbs that say how binding a German sentence is: (level, convention, pattern).

Sources: DIN 820-2, annex on the forms of verbs; the wording of German and Austrian laws. What denies a verb, and what
an auxiliary rules, often stands at the end of the sentence, so it is looked for behind the verb.
"""

from __future__ import annotations

from clauseline.comparing.duties.verbs import Verb, whole_words

_BEHIND = r"(?:(?!\b(?:dass|weil|wenn|soweit|sofern|damit|um|ob|in\s+der\s+lage)\b)[^.;:()]){0,120}\b"
"""In the same part of a sentence, lists and all."""
_NOT = r"(?:nicht|keine?[nrms]?|keinesfalls|niemals|weder)\b"
_IS = r"(?:ist|sind)"
_PARTICLES = (
    "ab|an|auf|aus|bei|bereit|dar|durch|ein|fest|frei|gegen|her|hin|mit|nach|offen|sicher|über|um|unter|vor|weiter"
    "|wieder|zurück|zusammen"
)
_TO_DO = rf"(?:zu\s+\w{{2,30}}[elr]n\b|(?:{_PARTICLES})zu\w{{2,30}}n\b)"


def _with(first: str, *behind: str) -> str:
    """`first`, if what is `behind` follows in the same part of the sentence."""
    return first + "".join(rf"(?={_BEHIND}{words})" for words in behind)


_GERMAN: tuple[Verb, ...] = (
    (
        "no-need",
        "law",
        _with(
            rf"(?:braucht|brauchen|muss|müssen|{_IS})",
            rf"(?:nicht\s+(?:verpflichtet|erforderlich|notwendig)|(?:nicht|keine?[nrms]?)\b{_BEHIND}(?:zu\s+\w|verpflichtet|erforderlich))",
        ),
    ),
    ("no-need", "DIN", _with("(?:braucht|brauchen|muss|müssen)", _NOT)),
    (
        "prohibition",
        "law",
        _with(_IS, r"(?:unzulässig|verboten|untersagt|(?:nicht|nie)\s+(?:zulässig|gestattet|erlaubt))\b"),
    ),
    ("prohibition", "DIN", _with("(?:darf|dürfen)", _NOT)),
    ("statement", "law", _with(_IS, r"anzuwenden\b")),
    ("prohibition", "law", _with(rf"(?:hat|haben|{_IS})", _NOT, _TO_DO)),
    ("requirement", "law", _with("(?:darf|dürfen)", r"(?:nur|erst|allein|ausschließlich)\b")),
    ("requirement", "law", _with(_IS, r"verpflichtet\b") + rf"|verpflichtet\s+{_IS}|(?:bedarf|bedürfen)"),
    ("requirement", "law", _with(rf"(?:hat|haben|{_IS})", _TO_DO)),
    ("requirement", "DIN", "muss|müssen|musste|müsste"),
    ("requirement", "law", _with(_IS, r"(?:erforderlich|verbindlich|vorgeschrieben)\b")),
    ("discouraged", "DIN", _with("(?:soll|sollen|sollte|sollten)", _NOT)),
    ("recommendation", "DIN", "soll|sollen|sollte|sollten|wird\\s+empfohlen|werden\\s+empfohlen"),
    ("permission", "law", _with(_IS, r"(?:zulässig|gestattet|erlaubt|freigestellt)\b")),
    ("permission", "DIN", "darf|dürfen"),
    ("permission", "law", "kann|können"),
)

GERMAN = whole_words(_GERMAN, "[bdhikmsvw]", folds=True)
