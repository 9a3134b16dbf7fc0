"""Two drafts of our own in which everything happens that a comparison tells apart."""

from __future__ import annotations

from clauseline.outline import BlockText, ClauseText
from tests.factories import paragraphs

PSEUDONYMS = "Each person chooses a pseudonym which the platform never links with a civil name or a passport number."
CAMERAS = "Cameras in the headset watch the gaze of wearers and their neighbours during every single meeting there."
TOKENS = "Payments in the world are made with tokens, which are sold in packs of ten by the operator of a market."
REFUNDS = "Tokens that nobody spent within a year are paid back to the card with which they had once been bought."
GEMS = "Gems which a child found in a game are changed into coins at the end of each month by its own parents."
COINS = "Coins lie in a purse that nobody but their owner can open, and are worth the same in all of the worlds."
MARKS = "Marks on avatars are read by all platforms alike."
ARBITERS = "The seat of the panel is Geneva; complaints about moderators are heard within thirty days of their arrival."


def note(number: str, title: str, text: str) -> ClauseText:
    """A clause that is one note."""
    return ClauseText(number, title, 1, text=text, blocks=(BlockText("note", 0, len(text), "NOTE"),))


def annex(number: str, status: str) -> ClauseText:
    text = "The tester opens two accounts and looks for a link between them."
    return paragraphs(number, "Test of pseudonyms", text, kind=number.split()[0].lower(), status=status)


OLD = (
    paragraphs("1", "Scope", "This document treats the identity of people."),
    paragraphs("2", "Form", "It is for operators, and for all others who make headsets."),
    paragraphs("3", "People", PSEUDONYMS, CAMERAS),
    paragraphs("4", "Records", "The platform shall keep a record of what visitors do for six months."),
    paragraphs("4.1", "Deletion", "Operators erase the record when somebody closes an account.", level=2),
    paragraphs("5", "Children", "Operators should hide the address of a child from strangers.", ARBITERS),
    paragraphs("6", "Payments", TOKENS),
    paragraphs("7", "Refunds", REFUNDS),
    paragraphs("8", "Gems", GEMS),
    paragraphs("9", "Purses", COINS),
    paragraphs("10", "Fees", "Everybody gets a copy of their own record without any payment."),
    paragraphs("11", "Marks", MARKS),
    paragraphs("12", "Advertising", "Sponsors are named beside each advertisement in plain words."),
    annex("Annex A", "normative"),
    paragraphs("13", "History", "A workshop in spring had asked for this text."),
)
NEW = (
    OLD[0],
    paragraphs("2", "Form", "It is for operators and for all others who make headsets."),
    paragraphs("3", "People", PSEUDONYMS),
    paragraphs("4", "Cameras", CAMERAS.replace("meeting", "encounter")),
    paragraphs("5", "Records", "The platform may keep a record of what visitors do for six months."),
    paragraphs("6", "Children", "Operators shall hide the address of a child from strangers."),
    paragraphs("6.1", "Deletion", "Operators erase the record when somebody closes an account.", level=2),
    paragraphs("7", "Payments", TOKENS, REFUNDS),
    paragraphs("8", "Faces", "A face is measured at each entrance and measured once more when its bearer leaves."),
    paragraphs("10", "Price list", "Everybody gets a copy of their own record without any payment."),
    note("11", "Marks", MARKS),
    paragraphs("12", "Complaints", "The panel answers each complaint.", ARBITERS),
    annex("Appendix A", "informative"),
    paragraphs("13", "Gems", GEMS, COINS),
    paragraphs("14", "History", "A workshop in spring had asked for this text."),
)

OF_KIND = {
    "unchanged": ["1"],
    "modified": ["2", "5", "10", "11", "Appendix A"],
    "renumbered": ["14"],
    "moved": ["6.1"],
    "inserted": ["8"],
    "deleted": ["12"],
    "split": ["3", "6"],
    "merged": ["7", "13"],
}
OF_FLAG = {
    "renumbered": ["5", "6", "6.1", "7", "Appendix A", "13"],
    "retitled": ["10"],
    "moved": ["13"],
    "reworded": ["3", "5", "6"],
    "editorial": ["2"],
    "weakened": ["5"],
    "strengthened": ["6"],
    "status": ["11", "Appendix A"],
}
"""By kind and by flag the number of the first clause, the new one if there is one, of each change."""
