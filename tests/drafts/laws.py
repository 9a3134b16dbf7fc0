"""Five small laws in the six formats in which laws are published. They are fictional: no such parks exist.

Each is written once, as paragraphs with the level of their heading, 0 for plain ones. As on real pages the levels of
headings say little: the title stands above all, and parts of one kind are not always on one level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from tests.drafts import open as opened
from tests.drafts import word

Paragraphs = Sequence[tuple[int, str]]

CHINESE: Paragraphs = (
    (1, "示例市虚构公园条例"),
    (0, "（2026年3月1日示例市议事会通过，本条例纯属虚构）"),
    (2, "第一编　通　则"),
    (3, "第一章　总　则"),
    (0, "第一条　为了保护虚构公园的树木和游人的安宁，制定本条例。"),
    (0, "第二条　本条例所称公园，是指设有大门的虚构绿地。"),
    (0, "依照前条规定开放的绿地，适用本条例。"),
    (3, "第二章　大门和道路"),
    (3, "第一节　大　门"),
    (0, "第三条　公园大门每日八时开放，并应当具备下列条件："),
    (0, "（一）设有灯光；"),
    (0, "（二）设有标志。"),
    (3, "第二节　道　路"),
    (0, "第四条　道路宽度不得少于二米。"),
    (0, "第四条之一　道路两侧可以设置长椅。"),
    (2, "第二编　附　则"),
    (0, "第五条　本条例自2026年5月1日起施行。"),
)
CHINESE_TREE = (
    ("第一编", "通则", 1), ("第一章", "总则", 2), ("第一条", "", 3), ("第二条", "", 3), ("第二章", "大门和道路", 2),
    ("第一节", "大门", 3), ("第三条", "", 4), ("第二节", "道路", 3), ("第四条", "", 4), ("第四条之一", "", 4),
    ("第二编", "附则", 1), ("第五条", "", 2),
)  # fmt: skip

GERMAN: Paragraphs = (
    (1, "Gesetz über erfundene Parks"),
    (0, "Vom 1. März 2026, frei erfunden"),
    (2, "Teil 1 – Allgemeines"),
    (3, "§ 1 Zweck des Gesetzes"),
    (0, "(1) Dieses Gesetz schützt die Bäume der erfundenen Parks und die Ruhe der Menschen in ihnen."),
    (0, "(2) Die Parks der Gemeinden sind nach"),
    (0, "§ 6 Absatz 2 zu behandeln, soweit sie Tore haben."),
    (3, "§ 2 (weggefallen)"),
    (2, "Teil 2 – Tore und Wege"),
    (3, "Abschnitt 1 – Tore"),
    (4, "§ 3 Öffnung"),
    (0, "Die Tore werden um acht Uhr geöffnet. Es gilt Folgendes:"),
    (0, "1. An jedem Tor brennt ein Licht."),
    (0, "2. An jedem Tor hängt ein Schild."),
    (3, "Abschnitt 2 – Wege"),
    (4, "§ 6 Breite der Wege"),
    (0, "Die Wege sind mindestens zwei Meter breit."),
    (4, "§ 6a Bänke"),
    (0, "An den Wegen dürfen Bänke stehen."),
    (2, "Teil 3 – Schlussvorschriften"),
    (3, "§ 7 Inkrafttreten"),
    (0, "Dieses Gesetz tritt am 1. Mai 2026 in Kraft."),
)
GERMAN_TREE = (
    ("Teil 1", "Allgemeines", 1), ("§ 1", "Zweck des Gesetzes", 2), ("§ 2", "(weggefallen)", 2),
    ("Teil 2", "Tore und Wege", 1), ("Abschnitt 1", "Tore", 2), ("§ 3", "Öffnung", 3), ("Abschnitt 2", "Wege", 2),
    ("§ 6", "Breite der Wege", 3), ("§ 6a", "Bänke", 3), ("Teil 3", "Schlussvorschriften", 1),
    ("§ 7", "Inkrafttreten", 2),
)  # fmt: skip

FRENCH: Paragraphs = (
    (1, "Code des parcs imaginaires"),
    (0, "Texte inventé, daté du 1er mars 2026"),
    (2, "Livre Ier : Des parcs"),
    (2, "Titre Ier : Dispositions générales"),
    (5, "Article 1er"),
    (0, "Le présent code protège les arbres des parcs imaginaires et la tranquillité des promeneurs."),
    (5, "Article 2"),
    (0, "Sont des parcs les espaces verts qui ont une porte."),
    (2, "Titre II : Des portes et des allées"),
    (3, "Chapitre Ier : Des portes"),
    (3, "Section 1 : Ouverture"),
    (4, "Sous-section 1 : Horaires"),
    (5, "Article 3"),
    (0, "Les portes sont ouvertes à huit heures. Elles ont :"),
    (0, "a) une lumière ;"),
    (0, "b) un panneau."),
    (4, "Sous-section 2 : Clés"),
    (5, "Article 3-1"),
    (0, "Les clés sont gardées par la gardienne du parc."),
    (3, "Chapitre II : Des allées"),
    (5, "Article 4"),
    (0, "La largeur des allées est de deux mètres au moins."),
    (2, "Livre II : Dispositions finales"),
    (5, "Article 5"),
    (0, "Le présent code entre en vigueur le 1er mai 2026."),
)
FRENCH_TREE = (
    ("Livre Ier", "Des parcs", 1), ("Titre Ier", "Dispositions générales", 2), ("Article 1er", "", 3),
    ("Article 2", "", 3), ("Titre II", "Des portes et des allées", 2), ("Chapitre Ier", "Des portes", 3),
    ("Section 1", "Ouverture", 4), ("Sous-section 1", "Horaires", 5), ("Article 3", "", 6),
    ("Sous-section 2", "Clés", 5), ("Article 3-1", "", 6), ("Chapitre II", "Des allées", 3), ("Article 4", "", 4),
    ("Livre II", "Dispositions finales", 1), ("Article 5", "", 2),
)  # fmt: skip

CODE: Paragraphs = (
    (1, "Code des bancs imaginaires"),
    (0, "Texte inventé, daté du 1er mars 2026"),
    (0, "Partie législative"),
    (0, "Première partie : Les bancs"),
    (0, "Livre Ier : Du bois"),
    (0, "Titre Ier : Dispositions générales"),
    (0, "Article L1111-1"),
    (0, "Le présent code protège les bancs des parcs imaginaires."),
    (0, "Article LO1111-2"),
    (0, "Un banc a quatre pieds, sauf dans les cas que prévoit l'article L. 1111-1 du présent code."),
    (0, "Article L1111-2-1 A"),
    (0, "Les pieds sont en bois."),
    (
        0,
        "Chapitre Ier bis : Dispositions particulières aux bancs des parcs imaginaires qui sont placés au bord d'une "
        "rivière, d'un lac ou d'un étang, à ceux qui sont placés sous un arbre et à ceux que leur gardienne a fait "
        "placer ailleurs",
    ),
    (0, "Art. L. 1112-1. – Ces bancs ont un dossier."),
    (0, "Deuxième partie : Les lampes"),
    (0, "Livre Ier : De la lumière"),
    (0, "Article L. 2111-1 Les lampes sont allumées à vingt heures."),
    (0, "Partie réglementaire"),
    (0, "Première partie : Les bancs"),
    (0, "Livre Ier : Du bois"),
    (0, "Section 1"),
    (0, "Couleurs"),
    (0, "Article *R. 1111-1"),
    (0, "Les bancs sont verts."),
    (0, "Article D. 1111-2 bis"),
    (0, "Les lampes sont noires."),
)
CODE_TREE = (
    ("Partie législative", "", 1), ("Première partie", "Les bancs", 2), ("Livre Ier", "Du bois", 3),
    ("Titre Ier", "Dispositions générales", 4), ("Article L1111-1", "", 5), ("Article LO1111-2", "", 5),
    ("Article L1111-2-1 A", "", 5),
    (
        "Chapitre Ier bis",
        "Dispositions particulières aux bancs des parcs imaginaires qui sont placés au bord d'une rivière, d'un lac ou "
        "d'un étang, à ceux qui sont placés sous un arbre et à ceux que leur gardienne a fait placer ailleurs",
        5,
    ),
    ("Art. L. 1112-1", "", 6), ("Deuxième partie", "Les lampes", 2), ("Livre Ier", "De la lumière", 3),
    ("Article L. 2111-1", "", 4), ("Partie réglementaire", "", 1), ("Première partie", "Les bancs", 2),
    ("Livre Ier", "Du bois", 3), ("Section 1", "Couleurs", 4), ("Article *R. 1111-1", "", 5),
    ("Article D. 1111-2 bis", "", 5),
)  # fmt: skip

SPANISH: Paragraphs = (
    (1, "Ley de los parques imaginarios"),
    (0, "Texto inventado, de 1 de marzo de 2026"),
    (2, "LIBRO PRIMERO. De los parques"),
    (2, "TÍTULO PRELIMINAR. Disposiciones generales"),
    (5, "Artículo 1. Objeto"),
    (0, "La presente ley protege los árboles de los parques imaginarios y la tranquilidad de los paseantes."),
    (5, "Artículo 2. Parques"),
    (0, "Son parques los espacios verdes que tienen una puerta."),
    (2, "TÍTULO I. De las puertas"),
    (3, "CAPÍTULO I. Apertura"),
    (4, "Sección 1.ª Horario"),
    (5, "Artículo 3. Puertas"),
    (0, "Las puertas se abren a las ocho."),
    (3, "CAPÍTULO II. Llaves"),
    (5, "Artículo 4. Guarda"),
    (0, "Las llaves las guarda la guardesa del parque."),
)
SPANISH_TREE = (
    ("LIBRO PRIMERO", "De los parques", 1), ("TÍTULO PRELIMINAR", "Disposiciones generales", 2),
    ("Artículo 1", "Objeto", 3), ("Artículo 2", "Parques", 3), ("TÍTULO I", "De las puertas", 2),
    ("CAPÍTULO I", "Apertura", 3), ("Sección 1.ª", "Horario", 4), ("Artículo 3", "Puertas", 5),
    ("CAPÍTULO II", "Llaves", 3), ("Artículo 4", "Guarda", 4),
)  # fmt: skip

LAWS = {
    "Chinese": (CHINESE, CHINESE_TREE),
    "German": (GERMAN, GERMAN_TREE),
    "French": (FRENCH, FRENCH_TREE),
    "code": (CODE, CODE_TREE),
    "Spanish": (SPANISH, SPANISH_TREE),
}


def as_word(law: Paragraphs) -> bytes:
    styles = "".join(word.style(f"Heading{level}", f"heading {level}") for level in (4, 5, 6))
    body = (word.paragraph(text, f"Heading{level}" if level else "") for level, text in law)
    return word.word_file(*body, styles=styles)


def as_open(law: Paragraphs) -> bytes:
    return opened.open_file(*(opened.heading(text, level) if level else opened.paragraph(text) for level, text in law))


def as_page(law: Paragraphs) -> bytes:
    """With line ends where an editor breaks them: behind numbers, too."""
    rows = [(f"h{level}" if level else "p", escape(text)) for level, text in law]
    body = "\n".join(f"<{tag}>{text.replace('条　', f'条{chr(10)}')}</{tag}>" for tag, text in rows)
    return (
        f"<!DOCTYPE html><html><head><title>{escape(law[0][1])}</title></head><body>\n{body}\n</body></html>".encode()
    )


def as_marked(law: Paragraphs) -> bytes:
    return "\n\n".join(f"{'#' * level} {text}" if level else text for level, text in law).encode()


def as_plain(law: Paragraphs) -> bytes:
    return "\n\n".join(text for _, text in law).encode()


WRITERS: Mapping[str, Callable[[Paragraphs], bytes]] = {
    "docx": as_word, "odt": as_open, "html": as_page, "md": as_marked, "txt": as_plain,
}  # fmt: skip
