"""A change as what is drawn: blocks, tables and runs of words. Whoever draws decides nothing. Pure."""
