"""Duties in the present indicative, as German and French laws have them: "Die Behörde erteilt die Auskunft".

Only main clauses count, and of their verbs those by which somebody acts: what a law is about, what its words mean, when
it comes into force and what else it leaves alone is said in the indicative, too.
"""

from __future__ import annotations

import re

from clauseline.comparing.changes import Strength
from clauseline.comparing.duties.german import GERMAN
from clauseline.comparing.duties.romance import FRENCH
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.sentences import Sentence

LONGEST = 1_000
"""Characters of a sentence that is looked at."""
_BEGINS = re.compile(r"\W*(?:\(?\d{1,3}[a-z]?\W+|[IVX]{1,5}\W+)?(?<!°\s)[A-ZÄÖÜÀÉÈÊÎÔÇ]")
"""Words in lower case go on with a sentence, and so do those behind "1°": they are a member of its list."""
_DEPTH = 200
"""So far before a verb the clause that it is in begins."""

_STEMS = """
achte beantrag bearbeite befrag begleite begründe bekämpf benachrichtig benenn beobachte berate bereinig bericht
berichtig beschaff bescheinig besetz bestell bestimm bestätig bewahr bewerte bewillig bezahl bilde bring
dokumentier entrichte erheb erklär erkläre erlass ermittel ernenn errichte ersetz erstatte erstell erteil
eröffne förder führ gewähr gewährleiste hör informier kennzeichne kontrollier kündig lade leg leiste leit liefer
lösch mach meld melde nenn notier ordne organisier protokollier prüf regel reich reinig sammel schaff schick
schließ schul schütz send setz sicher sorg sperr stell stimm stütz teil trag trenn unterhalt unterricht
unterrichte unterstell unterstütz untersuch unterzeichne veranlass veranstalte verarbeite vergüte verhäng
verkünd verkünde verlang vermeide vernicht vernichte verpflicht versag versicher versorg verteil verwahr
verwalte verwend verwende veröffentlich vollstreck vollzieh wahr warte weis wend wende widerruf wähl zahl
zeichne zeig zieh überlass übermittel überprüf übersend überwach überweis
"""
"""Of verbs by which somebody acts: with -t or -en they are finite."""
_FORMS = """
befinden befindet berufen beruft bewahrt beweist bewirbt bieten bietet enthält entscheiden entscheidet erhalten
erhebt erhält erlassen erlässt geben gibt halten hält lassen lässt nehmen nimmt schließen schließt schreiben
schreibt sprechen spricht tragen treffen trifft tritt trägt unterlassen unterliegen unterliegt unterlässt
verbieten verbietet verlässt vertreten vertritt weisen weist widerruft ziehen zieht übergeben übergibt
übernehmen übernimmt
"""
_ALL = [f"{stem}e?[tn]" for stem in _STEMS.split()] + _FORMS.split()
_GERMAN_ACT = re.compile(rf"(?<!\bzu )\b(?:{'|'.join(sorted(_ALL, key=len, reverse=True))})\b")
_PARTICIPLE = (
    r"(?:\w{0,12}ge\w{2,20}(?:t|en)|\w{2,20}iert"
    r"|(?:be|er|ver|ent|zer|über|unter|wider|hinter)\w{2,20}(?:t|en))"
)
_GERMAN_PASSIVE = re.compile(rf"\b(?:wird|werden)\b(?=[^;:]{{1,300}}?\b{_PARTICIPLE}\s*(?:[.;,]|$|und\b|oder\b))")
_GERMAN_NONE = re.compile(
    r"\b(?:im\s+Sinne|als\s+solche|(?:in|außer)\s+Kraft|unberührt|Anwendung|entsprechend\s+anzuwenden|ermächtigt"
    r"|vermutet|verstanden|bezeichnet|geändert|gefasst|eingefügt|ersetzt|angefügt|gestrichen|aufgehoben|regelt|gleichgestellt)\b"
)
"""What such a sentence is about: the law itself, what its words mean, or what somebody is free to do."""
_GERMAN_BELOW = re.compile(
    r"(?:^|[,(;–]|\b(?:und|oder|sowie|aber))\s*(?:[a-zäöüß]{2,8}\s+)?"
    r"(?:die|der|das|dem|den|denen|deren|dessen|welche[rsmn]?|was|wer|wie|wo\w{0,6}|wann"
    r"|wenn|falls|sofern|soweit|dass|ob|weil|damit|obwohl|nachdem|bevor|indem|solange|sobald"
    r"|Wer|Wenn|Soweit|Sofern|Falls|Solange|Sobald|Bevor|Nachdem|Ob|Dass|[Uu]m)\s[^,;]*$"
)
_GERMAN_OPENS = re.compile(
    r"\W*(?:\(\d{1,3}[a-z]?\)\s*|\d{1,3}[a-z]?\.\s*)?(?:Der|Die|Das|Den|Dem|Dessen|Deren|Denen)\s"
)
"""At the start of a sentence these are articles."""
_GERMAN_ENDS = re.compile(
    r"\s*(?:[,;.:)]|$|(?:und|oder|sowie)\b|(?:wird|werden|worden|hat|haben|ist|sind|wurde|wurden)\b)"
)
"""Behind a verb that ends a subordinate clause, or is a participle."""

_BEFORE_NOUNS = "la le les l une un des de d du au leur son sa cette par à"
_NO_NOUN = "".join(rf"(?<!\b(?i:{word})[ '’])" for word in _BEFORE_NOUNS.split())
"""Behind these words "adresse" and "contrôle" are nouns."""
_FRENCH_ACT = re.compile(
    rf"{_NO_NOUN}"
    r"\b(?:adresse|affiche|alloue|arrête|assiste|assure|avise|avertit|accomplit|accompagne|certifie|communique"
    r"|comparaît|conserve|constate|contrôle|consulte|convoque|déclare|délivre|dépose|désigne|détruit"
    r"|détermine|diffuse|dresse|effectue|élabore|enregistre|entend|établit|évalue|examine|exécute|fait|fixe"
    r"|fournit|garantit|gère|indique|informe|inscrit|instruit|invite|joint|justifie|mentionne|met|motive|nomme|notifie"
    r"|obtient|organise|paie|paye|perçoit|précise|prend|présente|procède|prononce|propose|protège|publie"
    r"|rappelle|recueille|réalise|rédige|rembourse|remet|rend|répond|requiert|respecte|restitue|réunit|saisit|s['’]assure"
    r"|se\s+conforme|signale|signe|soumet|statue|supporte|surveille|tient|transmet|veille|vérifie|verse|vise)"
    r"(?:nt|ent)?\b|\b(?:établissent|avertissent|garantissent|fournissent|réunissent|saisissent|accomplissent|tiennent"
    r"|prennent|mettent|remettent|transmettent|soumettent|rendent|font|inscrivent|instruisent|joignent|entendent"
    r"|perçoivent|détruisent|produisent|obtiennent|répondent|requièrent)\b"
)
_FRENCH_PASSIVE = re.compile(
    r"\b(?:est|sont)\s+(?:\w+ment\s+|également\s+|aussitôt\s+)?(?:adress|affich|allou|annex|arrêt|assur|avert|avis|communiqu|conserv"
    r"|constat|consult|contrôl|convoqu|dépos|désign|délivr|détrui|dress|effac|effectu|élabor|enregistr|entend|établ|évalu"
    r"|examin|exécut|fourn|inform|inscri|join|justifi|mentionn|m|motiv|nomm|notifi|organis|pay|port|précis|prés?ent|pris"
    r"|prononc|publi|recueill|réalis|rédig|rembours|remis|rend|réun|révis|sais|sign|soumis|supprim|transmis|vérifi|vers)"
    r"(?:é|i|it|is|u|t|ts|rt|nt)?e?s?\b"
)
_FRENCH_NONE = re.compile(
    r"\b(?:au\s+sens|[Oo]n\s+entend|entre(?:nt)?\s+en\s+vigueur|s['’]appliquent?|applicables?|abrogée?s?|les\s+mots|alinéas?\s+(?:est|sont)|désigne(?:nt)?\s+(?:toute?|un)"
    r")\b|\b(?:décret|arrêté|ordonnance)s?\b[^.;]{0,200}?\b(?:détermine|précise|fixe)(?:nt)?\b"
)
_FRENCH_BELOW = re.compile(
    r"\b(?:qui|que|qu['’]\w*|dont|où|lorsque|lorsqu['’]\w*|si|s['’]ils?|quand|lequel|laquelle|lesquel(?:le)?s|auquel"
    r"|ainsi\s+que|parce\s+que|tel(?:le)?s?\s+que)\b[^,;:]*$",
    re.IGNORECASE,
)


def find_indicative(sentence: Sentence, verbs: Verbs) -> Strength | None:
    """The verb by which a sentence of a law, without a verb of force, says what is to be done; None if it says none."""
    text = sentence.text
    if len(text) > LONGEST or not _BEGINS.match(text):
        return None
    if verbs.pattern is GERMAN.pattern:
        verb = _german(text)
    elif verbs.pattern is FRENCH.pattern:
        verb = _french(text)
    else:
        return None
    return Strength("requirement", verb, "law", sentence.start, sentence.end) if verb else None


def _german(text: str) -> str:
    if _GERMAN_NONE.search(text):
        return ""
    for pattern in (_GERMAN_ACT, _GERMAN_PASSIVE):
        for match in pattern.finditer(text):
            ends = pattern is _GERMAN_ACT and _GERMAN_ENDS.match(text, match.end())
            if match.start() and not ends and not _is_below(text, match.start()):
                return match[0]
    return ""


def _is_below(text: str, start: int) -> bool:
    """Whether the German verb at `start` stands in a subordinate clause."""
    below = _GERMAN_BELOW.search(text, max(0, start - _DEPTH), start)
    if below is None:
        return False
    opens = _GERMAN_OPENS.match(text)
    return not (opens and below.start() < opens.end())


def _french(text: str) -> str:
    if _FRENCH_NONE.search(text):
        return ""
    for pattern in (_FRENCH_ACT, _FRENCH_PASSIVE):
        for match in pattern.finditer(text):
            if match.start() and not _FRENCH_BELOW.search(text, max(0, match.start() - _DEPTH), match.start()):
                return match[0]
    return ""
