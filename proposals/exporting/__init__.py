"""Comparisons to files without a framework: one module a form; and what all Word files are written with. Pure."""

from proposals.exporting.docx import DocxExporter
from proposals.exporting.exporter import RedlineExporter
from proposals.exporting.json import JsonExporter

PURE_FORMATS: dict[str, RedlineExporter] = {exporter.name: exporter for exporter in (DocxExporter(), JsonExporter())}
"""The forms of a comparison that need no template."""
