"""Word files: the container, its styles, counters, paragraphs, tables and notes, as lines."""
