"""The words that number the parts of laws, and the order in which parts hold others."""

from __future__ import annotations

import re

ARTICLE = 40
"""The rank of what has the provisions in it; parts that hold others have lower ones."""

HAN_RANKS = {
    "编": 10, "編": 10, "分编": 15, "分編": 15, "章": 20, "节": 30, "節": 30, "条": ARTICLE, "條": ARTICLE,
}  # fmt: skip

_BY_RANK = {
    5: "book livre libro livro buch boek книга",
    10: "part partie parte teil deel часть",
    12: "hauptstück",
    15: "title titre título titolo titel",
    20: "chapter chapitre capítulo capitolo capo kapitel hoofdstuk rozdział глава",
    25: "subchapter sous-chapitre",
    30: "section sección secção seção sezione abschnitt afdeling sec. раздел",
    33: "subsection sous-section subsección subsecção subseção sottosezione unterabschnitt",
    36: "untertitel paragraphe",
    ARTICLE: "article artículo artigo articolo artikel art. статья §",
}
CODE_PART = "partie législative, partie réglementaire"
"""What these are, each of which counts its own books."""
RANKS = {word: rank for rank, words in _BY_RANK.items() for word in words.split()} | {CODE_PART: 3}
"""What law-makers mostly do: where a text puts its chapters into its sections, that is its own order."""

COUNTS_FREELY = ("§", "sec.")
"""A part of a code begins with any number, but nothing else makes so many lines start with these."""

SPELLED = {
    word: count
    for count, words in enumerate((
        "préliminaire liminaire preliminar preliminare",
        "premier première unique one primero primera único único primo",
        "deuxième second seconde two segundo segunda secondo", "troisième three tercero tercera terzo",
        "quatrième four cuarto cuarta quarto", "cinquième five quinto quinta", "sixième six sexto sexta sesto",
        "septième seven séptimo séptima settimo", "huitième eight octavo octava ottavo", "neuvième nine noveno novena",
        "dixième ten décimo décima decimo",
    ))
    for word in words.split()
}  # fmt: skip
"""Numbers in words, which stand behind the word of a part: "Article premier", "Part Two"; 0 is before the first."""

_STEMS = (
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt "
    "siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst "
    "fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst dreißigst"
)
ORDINALS = {stem: count for count, stem in enumerate(_STEMS.split(), 1)} | {"siebent": 7}
"""What stands before the word of a part in German, without its ending: "Dritter Abschnitt"."""
COUNTED_BEFORE = ("teil", "buch", "hauptstück", "titel", "kapitel", "abschnitt", "unterabschnitt", "untertitel")

GONE = re.compile(
    r"[(\[]?(?:weggefallen|aufgehoben|gestrichen|entfallen|abrogé(?:e?s?)|supprimé(?:e?s?)|repealed|deleted|omitted|derogad[oa]s?|"
    r"suprimid[oa]s?|abrogat[oi]|revogad[oa]s?)(?!\w)",
    re.I,
)
"""What stands in the place of the words of an article that is no more, or of several."""
