"""The blocks of every clause into its own row, reading by reading: what was done stays done when this is broken off."""

from itertools import groupby

from django.db import migrations, transaction

from clauseline.outline import blocks_of, packed


def pack(apps, schema_editor):
    readings, blocks = (apps.get_model("proposals", name).objects for name in ("Reading", "Block"))
    for reading in readings.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            pack_reading(apps, blocks.filter(clause__reading=reading))


def pack_reading(apps, blocks):
    clauses, figures = (apps.get_model("proposals", name).objects for name in ("Clause", "Figure"))
    fields = ("clause_id", "kind", "start", "end", "marker", "page", "line", "facts")
    rows = blocks.order_by("clause__order", "order").values_list(*fields).iterator()
    for clause, own in groupby(rows, key=lambda row: row[0]):
        clauses.filter(pk=clause).update(packed=packed(blocks_of(told for _, *told in own)))
    shown = blocks.filter(figures__isnull=False).distinct().values_list("pk", "clause", "order")
    for block, clause, order in shown.order_by():
        figures.filter(block=block).update(clause=clause, place=order)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("proposals", "0011_packed")]

    operations = [migrations.RunPython(pack)]
