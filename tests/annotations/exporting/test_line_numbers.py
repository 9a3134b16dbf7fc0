"""The number that a draft prints beside a line, all the way into column 2 of the ISO/IEC commenting template."""

import io

import docx
import pytest

from annotations.exporting import FORMATS
from annotations.models import Consultation
from annotations.queries.comment_sets import sheet_of
from annotations.services import annotations, comment_sets
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from clauseline.reading import read
from proposals.models import Role
from tests import factories
from tests.drafts.numbered import numbered_pdf, numbered_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("data", "name"), [(numbered_pdf(), "draft.pdf"), (numbered_text().encode(), "draft.txt")], ids=["pdf", "txt"]
)
@pytest.mark.parametrize(("words", "number"), [("the name of the avatar", "10"), ("the device of the person", "7")])
def test_a_comment_names_the_line_that_the_draft_prints(data, name, words, number):
    editor = factories.person()
    team = factories.team(editor, role=Role.EDITOR)
    version = factories.version(*read(data, name).clauses)
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    key = version.current_reading.clauses.get(text__contains=words).key
    said = annotations.add(version, Remark("Whose?"), team=team, by=editor, key=key, anchor=Anchor(words))
    drawn = comment_sets.draw_up(consultation, [said], by=editor)
    (table,) = docx.Document(io.BytesIO(FORMATS["iso"].write(sheet_of(drawn)).data)).tables
    assert table.rows[0].cells[1].text == number
