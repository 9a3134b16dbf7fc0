"""Pages of HTML: their elements, tables and flow of text."""
