"""Comparisons to files without a framework: one module a form; and what all Word files are written with. Pure."""

from clauseline.writing.docx import DocxExporter
from clauseline.writing.exporter import RedlineExporter
from clauseline.writing.json import JsonExporter
from clauseline.writing.markdown import MarkdownExporter

PURE_FORMATS: dict[str, RedlineExporter] = {
    exporter.name: exporter for exporter in (DocxExporter(), MarkdownExporter(), JsonExporter())
}
"""The forms of a comparison that need no template."""
