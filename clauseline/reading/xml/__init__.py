"""What the XML formats of standards bodies and parliaments have in common."""
