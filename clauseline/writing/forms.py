"""The forms in which a comparison is written to a file; apart, since each loads what it is made with."""

from clauseline.writing.docx import DocxExporter
from clauseline.writing.exporter import RedlineExporter
from clauseline.writing.json import JsonExporter
from clauseline.writing.markdown import MarkdownExporter

PURE_FORMATS: dict[str, RedlineExporter] = {
    exporter.name: exporter for exporter in (DocxExporter(), MarkdownExporter(), JsonExporter())
}
"""The forms of a comparison that need no template."""
