"""Printed pages: pieces of text in their places, back to rows and paragraphs."""
