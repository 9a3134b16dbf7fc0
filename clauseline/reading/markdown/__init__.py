"""Markdown: its head, its blocks and its HTML as lines and rows."""
