"""Sheets to files: one module a form, all of them in `FORMATS`. Pure."""

from annotations.exporting.csv import CsvExporter
from annotations.exporting.exporter import Exporter
from annotations.exporting.iso import IsoExporter
from annotations.exporting.xlsx import XlsxExporter

FORMATS: dict[str, Exporter] = {exporter.name: exporter for exporter in (IsoExporter(), XlsxExporter(), CsvExporter())}
"""Every form by its key, in the order in which they are offered."""
