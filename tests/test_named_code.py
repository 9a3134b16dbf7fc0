"""What a page says of the code is there: functions, classes, constants, files."""

import pytest

from tests.named_code import Code, unknown
from tests.test_habits import HERE, tracked

CODE = ("*.py", "*.js", "*.mjs", "*.css", "*.html", "*.sh", "run", "docker-compose.yml")
HISTORY = ("CHANGELOG.md", "docs/decisions/")
"""Pages that tell of code as it was."""


def test_the_code_that_a_page_names_is_there():
    code = Code({str(path.relative_to(HERE)): path.read_text("utf-8") for path in tracked(*CODE)})
    pages = {str(path.relative_to(HERE)): path.read_text("utf-8") for path in tracked("*.md")}
    living = {name: page for name, page in pages.items() if not name.startswith(HISTORY)}
    assert len(living) > 20
    found = {name: unknown(page, code) for name, page in living.items()}
    assert {name: names for name, names in found.items() if names} == {}


SOURCES = {
    "clauseline/messages.py": "def gettext_noop(words): ...",
    "proposals/services/versions.py": "class Account:\n    def leave_out(self): ...\ndef add(): ...",
    "proposals/static/elements.js": "export function addressOf(name) {}",
    "annotations/forms.py": "DRAFT_FORMS = 1\nclass SheetForm:\n    said = 1\n",
}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("`versions.add(...)`, `account.leave_out('a')`, `addressOf('b')`", []),
        ("`versions.take(...)`", ["versions.take(...)"]),
        ("`versions.take`", ["versions.take"]),
        ("`removed('...')` marks words", ["removed('...')"]),
        ("`elsewhere.take`, `draft.pdf`", []),
        ('`gettext_noop("...")` of `clauseline/messages.py`', []),
        ("`said` of [`messages.py`](../../clauseline/messages.py)", ["said of clauseline/messages.py"]),
        ("`DRAFT_FORMS`, `SheetForm`", []),
        ("`SENT_FORMS`, `SentForm`", ["SENT_FORMS", "SentForm"]),
        ("`forms.py`, `services/versions.py`", []),
        ("`reports.py`", ["reports.py"]),
        ("```\n`anything(...)`\n```\n", []),
    ],
)
def test_a_name_that_is_nowhere_is_seen(page: str, found: list[str]):
    assert unknown(page, Code(SOURCES)) == found
