"""Which room a change is in, and which rooms stand nearest to it."""

import pytest

from tests.rooms import nearest, own_tests, rooms_of

SOURCES = {
    "clauseline/tokens.py": "",
    "proposals/models/__init__.py": "from proposals.models.body import Body",
    "proposals/models/body.py": "",
    "proposals/queries/covers.py": "from clauseline import (\n    tokens,\n)\nfrom proposals.models import Body",
    "proposals/queries/library.py": "from . import covers",
    "proposals/views/library.py": "import proposals.queries.library",
    "annotations/views/desk.py": "from proposals.queries.library import books\ndraw('annotations/desk.html')",
    "annotations/templates/annotations/desk.html": "{% include 'annotations/row.html' %}",
    "annotations/templates/annotations/row.html": "{% load i18n cards %}",
    "annotations/templatetags/cards.py": "",
    "annotations/static/annotations/card/card.js": "",
    "clauseline/concerns/vocabulary_1.toml": "",
    "docs/words.md": "",
    "tests/factories.py": "from proposals.models import Body",
    "tests/test_habits.py": "",
    "tests/test_named_code.py": "",
    "tests/project/test_docs.py": "",
    "tests/clauseline/test_tokens.py": "",
    "tests/clauseline/concerns/test_published.py": "",
    "tests/proposals/queries/test_covers.py": "",
    "tests/proposals/queries/test_pictures.py": "from tests import factories",
    "tests/proposals/views/test_library.py": "",
    "tests/proposals/views/test_versions.py": "",
    "tests/annotations/views/test_desk.py": "",
    "tests/annotations/views/test_ledger.py": "from proposals.queries import covers",
    "tests/journeys/test_desk.py": "from proposals.queries import covers",
}
HABITS = "tests/test_habits.py"


def test_own_tests_what_changed_come_first_then_those_of_what_imports_it_the_nearest_first():
    assert nearest(["proposals/queries/covers.py"], SOURCES) == [
        "tests/proposals/queries/test_covers.py",
        "tests/proposals/queries/test_pictures.py",
        "tests/annotations/views/test_ledger.py",
        HABITS,
        "tests/proposals/views/test_library.py",
        "tests/proposals/views/test_versions.py",
        "tests/annotations/views/test_desk.py",
    ]


def test_what_imports_a_room_imports_what_the_room_hands_on():
    assert "tests/proposals/queries/test_covers.py" in nearest(["proposals/models/body.py"], SOURCES)


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("tests/proposals/views/test_library.py", ["tests/proposals/views/test_library.py"]),
        ("tests/journeys/test_desk.py", []),
        ("docs/words.md", ["tests/project/test_docs.py", "tests/test_named_code.py"]),
        (
            "annotations/static/annotations/card/card.js",
            ["tests/annotations/views/test_desk.py", "tests/annotations/views/test_ledger.py"],
        ),
        ("clauseline/concerns/vocabulary_1.toml", ["tests/clauseline/concerns/test_published.py"]),
        ("requirements.lock", []),
    ],
)
def test_what_is_no_module_is_looked_for_by_its_folder(changed: str, tests: list[str]):
    assert sorted(nearest([changed], SOURCES)) == sorted([*tests, HABITS] if tests else [])


def test_a_file_that_went_is_looked_for_as_well():
    assert nearest(["proposals/queries/gone.py"], SOURCES) == [
        "tests/proposals/queries/test_covers.py",
        "tests/proposals/queries/test_pictures.py",
        HABITS,
    ]


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        ("annotations/templates/annotations/desk.html", "tests/annotations/views/test_desk.py"),
        ("annotations/templates/annotations/row.html", "tests/annotations/views/test_desk.py"),
        ("annotations/templatetags/cards.py", "tests/annotations/views/test_desk.py"),
    ],
)
def test_a_template_belongs_to_the_view_that_draws_it_and_a_tag_to_the_template_that_loads_it(changed: str, first: str):
    found = nearest([changed], SOURCES)
    assert [test for test in found if test != HABITS] == [first, "tests/annotations/views/test_ledger.py"]


@pytest.mark.parametrize(
    ("path", "tests"),
    [
        ("proposals/queries/covers.py", ["tests/proposals/queries/test_covers.py"]),
        ("proposals/views/library.py", ["tests/proposals/views/test_library.py"]),
        (
            "proposals/queries/library.py",
            ["tests/proposals/queries/test_covers.py", "tests/proposals/queries/test_pictures.py"],
        ),
        ("tests/journeys/test_desk.py", ["tests/journeys/test_desk.py"]),
        ("tests/factories.py", []),
    ],
)
def test_a_path_has_the_own_tests_its_name_or_else_of_its_room(path: str, tests: list[str]):
    assert own_tests([path], SOURCES) == tests


def test_rooms_are_named_once():
    tests = ["tests/a/b/test_c.py", "tests/a/test_d.py", "tests/a/b/e/test_f.py", "tests/test_g.py"]
    assert rooms_of(tests) == ["a/b", "a", "tests"]
