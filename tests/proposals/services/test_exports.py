from __future__ import annotations

import base64
import hashlib
import json

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from clauseline.comparing.changes import KEPT
from clauseline.outline import FigureImage
from clauseline.writing.json import as_answer
from proposals.drawing.pictures import picture
from proposals.models import AuditEvent, Comparison, Figure, Role
from proposals.queries.figures import FigureRows
from proposals.refusals import Refusal
from proposals.services import comparisons, exports, jobs, orders, versions
from proposals.services.embedding import Embedded
from proposals.services.exports import COMPARISON_FORMATS, redline_of
from proposals.services.facts import VersionFacts
from tests import factories
from tests.clauseline.writing.accepting import accepted, of, rejected
from tests.drafts.pictures import png
from tests.drafts.word import paragraph, word_file
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

OLD = (
    paragraphs("1", "Scope", "This text stands as it is."),
    paragraphs("2", "Records", "The platform shall delete all records of users.", "And more."),
)
NEW = (
    paragraphs("1", "Scope", "This text stands as it is."),
    paragraphs("2", "Records", "The platform should delete all records of users.", "And more."),
    paragraphs("3", "Cameras & eyes", "<b>Gaze</b> may be recorded.<script>alert(1)</script>"),
)


def export(comparison, form, *, by):
    return orders.now(exports.order(comparison, form, by=by), by=by)


def compared(old=OLD, new=NEW, **facts) -> Comparison:
    proposal = factories.proposal(number="FGXW-D6.3", **facts)
    one, other = (factories.version(*clauses, proposal=proposal) for clauses in (old, new))
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    return Comparison.objects.with_state().get(pk=made.pk)


def test_each_form_is_named_after_both_versions():
    found = compared()
    files = [export(found, form, by=None) for form in COMPARISON_FORMATS]
    assert [(file.name, file.media_type) for file in files] == [
        ("FGXW-D6.3_v1_v2.html", "text/html; charset=utf-8"),
        ("FGXW-D6.3_v1_v2.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("FGXW-D6.3_v1_v2.md", "text/markdown; charset=utf-8"),
        ("FGXW-D6.3_v1_v2.json", "application/json"),
    ]


@pytest.mark.parametrize("form", COMPARISON_FORMATS)
def test_the_same_comparison_gives_the_same_bytes(form):
    found = compared()
    assert export(found, form, by=None) == export(found, form, by=None)


def test_word_holds_both_texts():
    found = compared()
    data = export(found, "docx", by=None).data
    redline = redline_of(found)
    assert (accepted(data), rejected(data)) == (of(redline.new), of(redline.old))


def test_markdown_is_in_the_language_of_who_asks():
    found = compared()
    with translation.override("fr"):
        lines = export(found, "md", by=None).data.decode().splitlines()
    assert [line for line in lines if line.startswith("- ")][:2] == [
        "- inchangé (1), modifié (1), ajouté (1)",
        "- reformulé (1), affaibli (1)",
    ]


def test_data_have_the_keys_of_the_command():
    found = compared()
    redline = redline_of(found)
    body = json.loads(export(found, "json", by=None).data)
    assert body == json.loads(json.dumps(as_answer(redline.old, redline.new, redline.compared)))


def test_the_page_says_which_versions_and_escapes_their_words():
    found = compared()
    page = export(found, "html", by=None).data.decode()
    for words in (
        found.old_version.sha256,
        found.new_version.sha256,
        f"engine {found.engine}",
        "Of 3 clauses, 1 was reworded and 1 is new. 1 is unchanged.",
        "&lt;b&gt;Gaze&lt;/b&gt;",
        "Cameras &amp; eyes",
        '<del><span class="spoken">deleted: </span>',
    ):
        assert words in page
    for words in ("<script", "<b>Gaze", "http://", "https://", "src=", "url("):
        assert words not in page


def test_it_speaks_the_language_of_who_asks():
    found = compared()
    with translation.override("fr"):
        assert b'<html lang="fr">' in export(found, "html", by=None).data


def test_it_is_recorded_for_a_person():
    ana, found = factories.person("ana"), compared()
    file = export(found, "docx", by=ana)
    export(found, "docx", by=None)
    events = AuditEvent.objects.filter(verb="exported").values_list("actor", "object", "facts")
    digest = hashlib.sha256(file.data).hexdigest()
    assert list(events) == [(ana.slug, f"comparison:{found.slug}", {"form": "docx", "sha256": digest})]


def test_a_form_that_does_not_exist_is_refused_in_words():
    with pytest.raises(Refusal, match=r"There is no form called pdf\. There are: html, docx, md, json\."):
        export(compared(), "pdf", by=None)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("form", COMPARISON_FORMATS)
def test_the_number_of_queries_does_not_grow(form, number, django_assert_num_queries):
    clauses = [paragraphs(str(i), f"Title {i}", f"The words of clause {i} shall stand.") for i in range(number)]
    slug = compared(clauses, [*clauses[:-1], paragraphs("9", "Other", "Wholly different things are said.")]).slug
    rows = Comparison.objects.with_state().select_related(
        "old_version__proposal", "new_version__proposal", "old", "new"
    )
    found = rows.get(slug=slug)
    with django_assert_num_queries(8):
        export(found, form, by=None)


@pytest.mark.postgres
def test_a_picture_is_told_in_words_and_nothing_is_loaded():
    clause = paragraphs("1", "Scope", "See the picture.", figures=(FigureImage(0, "c" * 64, "A camera & an eye"),))
    page = export(compared((clause,), (*OLD[1:], clause)), "html", by=None).data.decode()
    assert "A camera &amp; an eye" in page
    assert "<img" not in page


def pictured(owner, *pictures: bytes) -> Comparison:
    """Two versions that differ in their pictures alone."""
    proposal = factories.proposal(number="FGXW-D6.3")
    for data in pictures:
        drawing = paragraph(
            inner='<w:r><w:drawing><wp:docPr id="1" descr="Flows"/><a:blip r:embed="a"/></w:drawing></w:r>'
        )
        body = paragraph("1\tScope", "Heading1"), paragraph("The platform keeps flows."), drawing
        file = SimpleUploadedFile("draft.docx", word_file(*body, media={"a": data}))
        versions.add(proposal, file, VersionFacts(), by=owner)
        jobs.drain()
    return Comparison.objects.with_state().get()


def inlined(data: bytes) -> str:
    return f'<img src="data:image/png;base64,{base64.b64encode(data).decode()}"'


def test_the_page_holds_its_pictures_as_they_were_and_as_they_are(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    old, new = png(30, 20), png(30, 21)
    page = export(pictured(owner, old, new), "html", by=owner).data.decode()
    gone, come = page.index("picture that is gone"), page.index("new picture")
    assert gone < page.index(inlined(old)) < come < page.index(inlined(new))
    assert "/pictures/" not in page


def test_what_has_no_room_in_the_page_is_told_in_words(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    old, new = png(30, 20), png(31, 21)
    found = pictured(owner, old, new)
    embedded = Embedded(Figure.objects.exclude(file=""), room=len(old) + len(new) - 1)
    first, second = Figure.objects.order_by("reading")
    assert embedded(first) is not None
    assert embedded(second) is None
    figures = FigureRows({"new": [first]}, lambda figure: None)
    with translation.override("en"):
        drawn = picture(KEPT, FigureImage(first.place, first.sha256), figures.find("new", first.sha256))
    assert "This picture is left out here." in drawn
    default_storage.delete(str(second.file.name))
    assert "This picture is left out here." in export(found, "html", by=owner).data.decode()


def test_pictures_that_a_person_may_not_see_are_not_in_their_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    found = pictured(owner, png(30, 20), png(30, 21))
    assert "data:image/png" not in export(found, "html", by=None).data.decode()


def test_visitors_leave_nothing_in_the_record_of_acts():
    found = compared()
    before = AuditEvent.objects.count()
    export(found, "html", by=None)
    assert AuditEvent.objects.count() == before
