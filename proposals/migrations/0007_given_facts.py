from typing import Any

from django.db import migrations, models

FACTS = ("date", "number", "title", "stage", "language")


def believe(apps: Any, editor: Any) -> None:
    """What versions say already stays as it is."""
    version = apps.get_model("proposals", "Version")
    for row in version.objects.only("pk", *FACTS):
        version.objects.filter(pk=row.pk).update(given=[name for name in FACTS if getattr(row, name)])


class Migration(migrations.Migration):
    dependencies = [("proposals", "0006_details")]

    operations = [
        migrations.AddField("version", "given", models.JSONField(blank=True, default=list)),
        migrations.RunPython(believe, migrations.RunPython.noop),
    ]
