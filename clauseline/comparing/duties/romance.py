"""The verbs that say how binding a sentence is, in French and Spanish: (level, convention, pattern).

Sources: ISO/IEC Directives Part 2, clause 7, in French; the guides for authors of ITU-T; the wording of laws.
"""

from __future__ import annotations

from clauseline.comparing.duties.verbs import Verb, whole_words

_PAS = r"(?:\s+(?:pas|plus|jamais|en\s+aucun\s+cas))?"
_EST = r"(?:est|sont|sera|seront)\s+"
_N_EST_PAS = r"(?:n['’]est|ne\s+sont|ne\s+sera|ne\s+seront)\s+(?:pas|plus)\s+"

_FRENCH: tuple[Verb, ...] = (
    ("no-need", "ISO", rf"{_N_EST_PAS}(?:nécessaires?|obligatoires?|exigée?s?|requise?s?|tenue?s?\s+de)"),
    ("no-need", "ISO", r"n['’](?:a|ont)\s+pas\s+(?:à|besoin)"),
    ("prohibition", "ISO", rf"{_N_EST_PAS}(?:permise?s?|autorisée?s?|admise?s?)"),
    ("prohibition", "ISO", rf"{_EST}(?:strictement\s+)?interdite?s?"),
    ("prohibition", "ISO", rf"ne\s+(?:doit|doivent|devra|devront){_PAS}"),
    ("prohibition", "law", rf"ne\s+(?:peut|peuvent|pourra|pourront){_PAS}"),
    ("discouraged", "ISO", rf"ne\s+(?:devrait|devraient){_PAS}|il\s+convient\s+de\s+ne\s+pas"),
    ("discouraged", "ITU", rf"{_N_EST_PAS}recommandée?s?|{_EST}déconseillée?s?"),
    ("recommendation", "ISO", r"devrait|devraient|il\s+convient"),
    ("recommendation", "ITU", rf"{_EST}recommandée?s?"),
    ("requirement", "ISO", r"doit|doivent|devra|devront|il\s+faut"),
    ("requirement", "ISO", rf"{_EST}(?:tenue?s?\s+de|obligatoires?|exigée?s?|requise?s?)"),
    ("permission", "ISO", rf"{_EST}(?:permise?s?|autorisée?s?|admise?s?|facultatifs?|facultatives?)"),
    ("permission", "ISO", r"peut|peuvent|pourra|pourront"),
)

_NO = r"no\s+(?:se\s+|le\s+|les\s+)?"
_ESTA = r"(?:está|están|estará|estarán|queda|quedan|quedará|quedarán)\s+"

_SPANISH: tuple[Verb, ...] = (
    ("no-need", "ISO", r"no\s+(?:es|son|será|serán)\s+(?:necesari[oa]s?|obligatori[oa]s?)"),
    ("no-need", "ISO", rf"no\s+{_ESTA}obligad[oa]s?|no\s+tienen?\s+que"),
    ("prohibition", "ISO", rf"{_NO}(?:debe|deben|deberá|deberán|puede|pueden|podrá|podrán|permite|permiten)"),
    ("prohibition", "law", rf"{_ESTA}(?:estrictamente\s+)?prohibid[oa]s?|se\s+prohíben?|no\s+{_ESTA}permitid[oa]s?"),
    ("discouraged", "ISO", rf"{_NO}(?:debería|deberían|recomiendan?|aconsejan?)"),
    ("recommendation", "ISO", r"debería|deberían|se\s+recomiendan?|conviene"),
    ("requirement", "ISO", r"debe|deben|deberá|deberán|tienen?\s+que"),
    ("requirement", "law", rf"(?:es|son|será|serán)\s+obligatori[oa]s?|{_ESTA}obligad[oa]s?"),
    ("permission", "ISO", rf"puede|pueden|podrá|podrán|se\s+permiten?|{_ESTA}permitid[oa]s?"),
    ("permission", "ISO", r"(?:es|son|será|serán)\s+(?:opcional|opcionales|facultativ[oa]s?)"),
)

FRENCH = whole_words(_FRENCH, "[deinps]", folds=True)
SPANISH = whole_words(_SPANISH, "[cdenpqst]", folds=True)
