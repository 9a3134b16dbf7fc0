"""`python -m tests.project.matrix [ROUTE...]`: all cells, or those of some routes; prints how many had which answer.

With 1 it ends where an answer is not the one that the table expects.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter

from tests.benchmarks.scratch import scratch


def main(names: list[str]) -> int:
    from django.db import transaction

    from tests.project.matrix import world as worlds
    from tests.project.matrix.asking import ask
    from tests.project.matrix.people import ASKING, READING
    from tests.project.matrix.table import cells

    logging.disable()
    with transaction.atomic():
        world, start = worlds.make(), time.monotonic()
        asked = [ask(cell, world) for cell in cells() if not names or cell.route.name in names]
        transaction.set_rollback(True)
    counts = Counter((one.cell.who, str(one.answer)) for one in asked)
    answers = sorted({answer for _, answer in counts})
    lines = [f"{'':40}" + "".join(f"{answer:>9}" for answer in (*answers, "all"))]
    for who in (*ASKING, READING):
        row = [counts[who, answer] for answer in answers]
        lines.append(f"{who:40}" + "".join(f"{number:9}" for number in (*row, sum(row))))
    wrong = [one for one in asked if not one.is_right]
    lines += [str(one) for one in wrong]
    lines.append(f"{len(asked)} cells in {time.monotonic() - start:.0f} s, {len(wrong)} not as the table says")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    with scratch():
        status = main(sys.argv[1:])
    sys.exit(status)
