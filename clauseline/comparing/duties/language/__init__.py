"""The words by which duties are known, a file for each language, for who knows the language and not the code."""
