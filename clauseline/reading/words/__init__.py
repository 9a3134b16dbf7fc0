"""The words and signs by which drafts name their parts, in several languages."""
