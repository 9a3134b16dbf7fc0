"""All that a site keeps, in one file: its rows, its uploaded files, and what they need to be the same site again."""
