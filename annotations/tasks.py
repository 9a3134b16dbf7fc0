"""Doors from the queue: a job's slug in, one piece of work done."""

from __future__ import annotations

from annotations.services import carrying, hints
from proposals.services.turns import door

carry = door("carrying", carrying.carry_over)
hint = door("hints", hints.draw_up)
