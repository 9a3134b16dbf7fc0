"""Plain text: pages, paragraphs and drawn tables of files that have no markup."""
