"""The blocks of every clause into its own row, reading by reading: what was done stays done when this is broken off."""

import json
import zlib
from itertools import groupby

from django.db import migrations, transaction

FACTS = ("table", "row", "cells", "depth", "editor", "lines", "call")


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
        clauses.filter(pk=clause).update(packed=packed([told for _, *told in own]))
    shown = blocks.filter(figures__isnull=False).distinct().values_list("pk", "clause", "order")
    for block, clause, order in shown.order_by():
        figures.filter(block=block).update(clause=clause, place=order)


def packed(rows):
    """The blocks as this release packed them, which is version 1: rows of JSON in zlib, and nothing before them."""
    told = [[*fields, plain(facts)] for *fields, facts in rows]
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def plain(facts):
    """Those that are said, in one order."""
    told = {**facts, "cells": [cell(one) for one in facts.get("cells", ())]}
    kept = {name: told[name] for name in FACTS if told.get(name) is not None}
    return {name: value for name, value in kept.items() if value or name not in ("cells", "editor", "lines")}


def cell(told):
    column = {"column": told["column"]} if told.get("column") else {}
    spans = {"columns": told.get("columns") or 1, "rows": told.get("rows") or 1, "head": bool(told.get("head"))}
    return {"start": told["start"], "end": told["end"], **column, **spans}


class Migration(migrations.Migration):
    one_way = "blocks are no rows any more"
    atomic = False
    dependencies = [("proposals", "0011_packed")]

    operations = [migrations.RunPython(pack)]
