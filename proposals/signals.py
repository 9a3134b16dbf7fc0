"""What proposals tells to whom it may concern, without knowing them."""

from django.dispatch import Signal

version_ready = Signal()
"""A version was read. Sent with `version`, inside its transaction."""

comparison_ready = Signal()
"""A comparison was stored. Sent with `comparison`, inside its transaction."""

origins_found = Signal()
"""What shares words with the texts of `reading`, or may say the same, was looked for. Sent outside transactions,
perhaps again."""

version_moved = Signal()
"""A version came to stand elsewhere among those of its proposal, `by` a person; from position `first` on the order is
another one. Sent with `version`, inside its transaction."""

version_withdrawn = Signal()
"""A version was withdrawn `by` a person. Sent with `version`, inside its transaction: tell whom it concerns."""

version_cleared = Signal()
"""What can be made anew of a withdrawn `version` goes. Sent outside transactions, perhaps again."""

version_restored = Signal()
"""A withdrawal was undone `by` a person. Sent with `version`, inside its transaction: make anew what had gone."""

version_erased = Signal()
"""The words of a `version` go for good. Sent outside transactions, perhaps again: erase what serves nothing without
them, and `for_law` what you quote of them."""

account_closed = Signal()
"""An account was closed. Sent with `person`, inside its transaction: erase what nobody else has seen."""

proposal_restricted = Signal()
"""Only some teams see a proposal now. Sent with `proposal`, inside its transaction: make what is public narrower."""

proposal_opened = Signal()
"""More teams see a proposal than those that did `before`, or all. Sent with `proposal`, inside its transaction."""
