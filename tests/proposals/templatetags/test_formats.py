"""What people are told of the formats that can be read."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from clauseline.reading import Unreadable, read, suffixes
from proposals.forms.drafts import VersionForm
from proposals.templatetags.formats import readable_formats
from proposals.templatetags.sentences import translated


def refusal() -> str:
    with pytest.raises(Unreadable) as no:
        read(b"\0 is in no text", "draft.docx.zip")
    return str(no.value)


def test_the_formats_are_a_list_in_the_language_of_the_page():
    formats = ["Word", "OpenDocument", "RFCXML", "NISO STS", "Metanorma", "Akoma Ntoso", "PDF", "HTML", "AsciiDoc"]
    with override("fr"):
        assert readable_formats() == f"{', '.join(formats)}, Markdown ou texte brut"
    with override("zh-hans"):
        assert readable_formats() == f"{'、'.join(formats)}、Markdown 或纯文本"


def test_a_refused_kind_of_file_is_told_in_the_language_of_the_page():
    with override("en"):
        assert translated(refusal()) == refusal()
    with override("fr"):
        assert translated(refusal()) == (
            f"Clauseline ne sait pas encore lire ce type de fichier. Déposez le projet en {readable_formats()}."
        )


def test_a_refusal_that_was_stored_when_other_formats_were_read():
    stored = "Clauseline cannot read this kind of file yet. Please upload the draft as Word (.docx) or PDF."
    with override("fr"):
        assert translated(stored) == translated(refusal())


@pytest.mark.django_db
def test_the_picker_offers_what_is_read():
    assert VersionForm(teams=[]).fields["file"].widget.attrs["accept"].split(",") == list(suffixes())
