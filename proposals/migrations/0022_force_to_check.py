"""What earlier engines said of binding force was said firmly, and was often wrong: from now on it is to be checked.

The rows and their verdicts stay as they are, because people cite them.
"""

from django.db import migrations

FIRM = {"weakened", "strengthened"}
SOFTENED = {"sure": False, "reason": "reworded", "alike": []}
PART = 500


def soften(apps, schema_editor):
    changes = apps.get_model("proposals", "Change").objects
    comparisons = set()
    part = []
    for change in changes.exclude(strength=[]).only("comparison_id", "flags", "strength").iterator(chunk_size=PART):
        if "sure" in change.strength[0]:
            continue
        change.flags = softened(change.flags, change.strength)
        change.strength = [row | SOFTENED for row in change.strength]
        comparisons.add(change.comparison_id)
        part.append(change)
        if len(part) == PART:
            changes.bulk_update(part, ["flags", "strength"])
            part = []
    changes.bulk_update(part, ["flags", "strength"])
    for comparison in apps.get_model("proposals", "Comparison").objects.filter(pk__in=comparisons):
        counts = {name: count for name, count in comparison.counts.items() if name not in FIRM}
        flags = comparison.changes.exclude(strength=[]).values_list("flags", flat=True)
        counts["to-check"] = sum("to-check" in one for one in flags)
        comparison.counts = {name: count for name, count in counts.items() if count}
        comparison.save(update_fields=["counts"])


def softened(flags, rows):
    said = any(row["verdict"] != "same" for row in rows)
    return [flag for flag in flags if flag not in FIRM] + (["to-check"] if said else [])


class Migration(migrations.Migration):
    one_way = "what was said firmly and what is to be checked are not told apart any more"
    dependencies = [("proposals", "0021_clause_why")]

    operations = [migrations.RunPython(soften, migrations.RunPython.noop)]
