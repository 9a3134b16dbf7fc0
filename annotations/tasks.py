"""Doors from the queue: a job's slug in, one piece of work done."""

from __future__ import annotations

from annotations.services import carrying, comment_sets, following, hints, our_changes
from proposals.services import orders
from proposals.services.turns import door

follow = door(following.KIND, following.follow)
carry = door("carrying", carrying.carry_over)
hint = door("hints", hints.draw_up)
write_set = door(comment_sets.KIND, orders.write)
write_changes = door(our_changes.KIND, orders.write)
