"""Two small drafts with a cover, as Markdown and as a Word file."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.drafts.word import paragraph, word_file

OLDER = """Document number: FGMV-D-031

Source: Wall Institute

Date: 3 May 2023

# Gaze records in virtual worlds

## 1 Scope

This draft is about records of where avatars look.

## 2 Records

The platform shall delete gaze records after one day.
"""

_NEWER = (
    paragraph("Document number: FGMV-D-044"),
    paragraph("Date: 4 July 2023"),
    paragraph("Title: Gaze records in shared worlds"),
    paragraph("1\tScope", "Heading1"),
    paragraph("This draft is about records of where avatars look."),
    paragraph("2\tRecords", "Heading1"),
    paragraph("The platform should delete gaze records after one day."),
)
NEWER = word_file(*_NEWER)


def older(name: str = "gaze_records-1.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, OLDER.encode())


def newer(name: str = "gaze_records-2.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, NEWER)
