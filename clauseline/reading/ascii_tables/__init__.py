"""Tables that a text draws with characters: under bars, or under rules of dashes."""
