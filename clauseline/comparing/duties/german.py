"""How a German sentence is built: where a clause goes on behind its verb, and where a verb ends one that binds nobody.

What denies a verb, and what an auxiliary rules, often stands at the end of its main clause, so it is looked for behind
the verb.
"""

from __future__ import annotations

import re

_FINITE = r"(?:muss|müssen|darf|dürfen|kann|können|soll|sollen|ist|sind|hat|haben|wird|werden|gilt|gelten)"
_OF_MAIN = r"(?:muss|müssen|darf|dürfen|kann|soll|sollen|ist|sind|hat|gilt|gelten)"
_SUBJECT = r"(?:(?:er|sie|es|man|dies\w{0,2}|(?:der|die|das|ein|eine)\s+\w+)\s+)"
_OTHER_CLAUSE = (
    r"\b(?:dass|weil|wenn|soweit|sofern|damit|um|ob|in\s+der\s+lage)\b"
    rf"|,\s+(?:\w+\s+){{1,3}}{_FINITE}\s+\w"
    rf"|\b(?:und|oder|aber)\s+{_SUBJECT}?{_OF_MAIN}\s+\w"
)
"""A subordinate clause, or a second main clause with a verb of its own."""
_RELATIVE = (
    r",\s+(?:\w{2,8}\s+)?(?:die|der|das|dem|den|denen|deren|dessen|welche[rsmn]?)\s"
    rf"[^,;:()]{{1,100}}\s{_FINITE}(?=,)"
)
REST = rf"(?>(?!{_OTHER_CLAUSE})(?:{_RELATIVE}|[^;:()])){{0,120}}\b"
"""The rest of a main clause, lists and all, up to some word; a relative clause in it is passed over."""
_REACH = 200
_OPENS = re.compile(r"\W*\w{0,4}\W*")
"""A number or letter before a sentence."""


_SUBORDINATE = re.compile(
    r"(?:[,(]|^(?=\W*(?:welche[rsmn]?|wie|wann|wo\w{0,6})\s))\s*(?:(?:und|oder|sowie|aber)\s+)?(?:[a-zäöüß]{2,8}\s+)?"
    r"(?:die|der|das|dem|den|denen|deren|dessen|welche[rsmn]?|was|wer|wo\w{0,6}|wie|wann|bevor|nachdem|indem|obwohl|solange|sobald)"
    r"\s[^,;:]{0,150}\b[a-zäöüß]*(?:n|sein|tun)\s+$"
)
"""What a finite verb ends, behind an infinitive."""
_ENDS = re.compile(r"\s*(?:[,;.:()]|$|(?:und|oder|sowie)\b)")
_DONE = re.compile(r"\b[a-zäöüß]{2,}[tn]\s+$|,\s+(?:dass|weil|obwohl|nachdem|welche[rsmn]?)\s[^,;:]{0,150}$")
_ABLE = re.compile(r"\b(?:in\s+der\s+Lage|willens|bereit|imstande|fähig)\s+$")
"""Behind these words what one is able or willing to do follows: "die nicht willens sind, Schutz zu bieten"."""
_STOPS = re.compile(r"\s*(?:[,;.()]|$|(?:und|oder|sowie)\b)")


def is_told(text: str, start: int, end: int) -> bool:
    """Whether the German verb at [start, end) of a sentence binds nobody.

    It ends a subordinate clause ("die geprüft werden müssen,", "was sie getan hat,"), puts a case ("Darf er dies,
    so …"), says what somebody is able to do, or is a noun.
    """
    verb = text[start:end]
    if verb.istitle() and (start == 0 or verb == "Bedarf" or _OPENS.fullmatch(text, 0, start)):
        return True
    if verb in ("ist", "sind") and _ABLE.search(text, max(0, start - _REACH), start):
        return True
    if verb in ("hat", "haben", "ist", "sind"):
        return bool(_STOPS.match(text, end) and _DONE.search(text, max(0, start - _REACH), start))
    return bool(_ENDS.match(text, end) and _SUBORDINATE.search(text, max(0, start - _REACH), start))
