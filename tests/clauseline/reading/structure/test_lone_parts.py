"""Words and numbers of parts of laws that stand alone on a line: heads of parts, and cells of tables that are lines
by now. All laws are fictional."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.reading import read
from tests.drafts.accounts import assert_account, names

BEFORE = (
    "Partie réglementaire", "Livre Ier : Des parcs", "Titre Ier : Des arbres", "Chapitre Ier : Des chênes",
    "Article R. 111-1", "Le gardien protège les chênes.", "Chapitre II : Des hêtres", "Article R. 112-1",
    "Le gardien protège les hêtres.", "Titre II : Des promeneurs", "Chapitre unique", "Article R. 121-1",
    "Les promeneurs marchent sur les chemins.", "Livre II : Des îles", "Titre Ier : Îles du nord",
)  # fmt: skip
AFTER = ("Titre II : Îles du sud", "Article R. 221-1", "Le maire des îles du sud exerce ces pouvoirs.")
TREE = [
    ("Partie réglementaire", "", 1), ("Livre Ier", "Des parcs", 2), ("Titre Ier", "Des arbres", 3),
    ("Chapitre Ier", "Des chênes", 4), ("Article R. 111-1", "", 5), ("Chapitre II", "Des hêtres", 4),
    ("Article R. 112-1", "", 5), ("Titre II", "Des promeneurs", 3), ("Chapitre unique", "", 4),
    ("Article R. 121-1", "", 5), ("Livre II", "Des îles", 2), ("Titre Ier", "Îles du nord", 3),
    ("Article R. 211-1", "", 4), ("Article R. 211-2", "", 4), ("Titre II", "Îles du sud", 3),
    ("Article R. 221-1", "", 4),
]  # fmt: skip
TABLE = (
    "Article R. 211-1", "Sont applicables dans les îles du nord, dans la rédaction de la colonne de droite :",
    "Dispositions applicables", "Dans leur rédaction", "Titre Ier", "R. 111-1", "Décret du 3 mars 2026", "Chapitre II",
    "R. 112-1", "Décret du 4 mars 2026", "Titre II", "Chapitre 3", "Article R. 121-1", "Décret du 4 mars 2026",
    "Article", "Décret du 5 mars 2026", "Article R. 211-2", "Le préfet exerce les pouvoirs du maire.",
)  # fmt: skip


def parts(*lines: str) -> Sequence[tuple[str, str, int]]:
    outline = read("\n\n".join(("Code des parcs imaginaires", *lines)).encode(), "law.txt")
    assert_account(outline)
    return names(outline)


def test_the_cells_of_a_table_that_lost_its_lines_start_no_parts():
    assert parts(*BEFORE, *TABLE, *AFTER) == TREE


def test_a_table_at_the_end_of_the_last_part_starts_none_either():
    assert parts(*BEFORE, *TABLE) == TREE[:-2]


def test_titles_on_the_next_line_are_titles_and_a_cell_repeats_its_part():
    lines = (
        "TITRE Ier", "DES PARCS", "CHAPITRE Ier", "Des arbres", "Article 1", "Les arbres sont protégés.", "CHAPITRE II",
        "Des bancs", "Article 2", "Les bancs sont en bois.", "TITRE II", "DES ÎLES", "CHAPITRE Ier", "Du nord",
        "Article 3", "Le tableau suivant s'applique dans les îles :", "Titre Ier", "Loi du 3 mars 2026", "Chapitre II",
        "Loi du 4 mars 2026", "CHAPITRE II", "Du sud", "Article 4", "Le maire décide.",
    )  # fmt: skip

    assert parts(*lines) == [
        ("TITRE Ier", "DES PARCS", 1), ("CHAPITRE Ier", "Des arbres", 2), ("Article 1", "", 3),
        ("CHAPITRE II", "Des bancs", 2), ("Article 2", "", 3), ("TITRE II", "DES ÎLES", 1),
        ("CHAPITRE Ier", "Du nord", 2), ("Article 3", "", 3), ("CHAPITRE II", "Du sud", 2), ("Article 4", "", 3),
    ]  # fmt: skip


def test_a_part_without_a_title_is_one_before_its_articles_or_where_it_says_that_it_is_no_more():
    lines = (
        "Chapitre Ier : Des arbres", "Article 1", "Les arbres sont protégés.", "Chapitre II", "Article 2",
        "Les bancs sont en bois.", "Chapitre III : Des chemins", "Article 3", "Les chemins sont larges.", "Chapitre IV",
        "(abrogé)", "Chapitre V : Des portes", "Article 4", "Les portes sont ouvertes.",
    )  # fmt: skip

    assert [number for number, _, _ in parts(*lines)] == [
        "Chapitre Ier", "Article 1", "Chapitre II", "Article 2", "Chapitre III", "Article 3", "Chapitre IV",
        "Chapitre V", "Article 4",
    ]  # fmt: skip


def test_many_such_lines_take_no_long_time():
    assert len(parts(*["Chapitre II", "Mots."] * 20_000)) <= 40_000
