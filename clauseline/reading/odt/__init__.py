"""What OpenDocument text files (.odt) are made of."""
