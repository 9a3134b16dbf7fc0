"""How many changes of each kind a comparison has."""

from collections import defaultdict

from django.db import migrations, models
from django.db.models import Count


def count(apps, schema_editor):
    """Fill in the kinds of the comparisons that are made already."""
    comparisons, changes = (apps.get_model("proposals", name) for name in ("Comparison", "Change"))
    kinds = defaultdict(dict)
    rows = changes.objects.order_by().values_list("comparison", "kind").annotate(n=Count("pk"))
    for comparison, kind, number in rows:
        kinds[comparison][kind] = number
    for comparison, counted in kinds.items():
        comparisons.objects.filter(pk=comparison).update(kinds=counted)


class Migration(migrations.Migration):
    dependencies = [("proposals", "0008_pictures")]

    operations = [
        migrations.AddField(model_name="comparison", name="kinds", field=models.JSONField(default=dict)),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
