"""What sentences do beside binding: they grant, consent, settle liability, or threaten."""
