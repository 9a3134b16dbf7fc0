"""Who may do what: every address of the site, asked by everyone, of everything, held against a table.

The table is `rules.txt`. `python -m tests.project.matrix` asks all of it and counts the answers.
"""
