"""RFCXML, in which the IETF writes its memos."""
