"""What proposals tells to whom it may concern, without knowing them."""

from django.dispatch import Signal

comparison_ready = Signal()
"""A comparison was stored. Sent with `comparison`, inside its transaction."""
