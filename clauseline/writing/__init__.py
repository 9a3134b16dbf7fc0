"""Comparisons to files without a framework: one module a form; and what all Word files are written with. Pure."""
