"""What proposals tells to whom it may concern, without knowing them."""

from django.dispatch import Signal

version_ready = Signal()
"""A version was read. Sent with `version`, inside its transaction."""

comparison_ready = Signal()
"""A comparison was stored. Sent with `comparison`, inside its transaction."""

version_withdrawn = Signal()
"""The words of a version were erased. Sent with `version`, inside its transaction: erase what you quote of it."""

account_closed = Signal()
"""An account was closed. Sent with `person`, inside its transaction: erase what nobody else has seen."""

proposal_restricted = Signal()
"""Only some teams see a proposal now. Sent with `proposal`, inside its transaction: make what is public narrower."""
