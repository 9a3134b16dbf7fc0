"""Doors from the queue: a job's slug in, one piece of work done."""

from __future__ import annotations

from proposals.services import (
    comparisons,
    drawing_ahead,
    drawing_orders,
    exports,
    letters,
    meaning,
    orders,
    origins,
    packing,
    search,
    versions,
)
from proposals.services.turns import door

read = door("reading", versions.read)
compare = door("comparison", comparisons.run)
learn = door("search", search.learn)
draw_text = door(drawing_orders.OF_VERSION, drawing_ahead.draw_text)
draw_changes = door(drawing_orders.OF_COMPARISON, drawing_ahead.draw_changes)
origin = door("origins", origins.look)
mean = door("meaning", meaning.look)
write = door(exports.KIND, orders.write)
pack = door(packing.KIND, packing.pack)
mail = door("mail", letters.send)
