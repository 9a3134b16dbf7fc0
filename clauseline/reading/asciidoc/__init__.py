"""AsciiDoc: plain text with equals signs before its headings, as Metanorma, OGC and Khronos write standards."""
