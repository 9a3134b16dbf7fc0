"""Hints have addresses of their own."""

from django.db import migrations, models
from django.utils.crypto import get_random_string

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def name_hints(apps, schema_editor):
    hints = apps.get_model("annotations", "Hint").objects
    for hint in hints.only("pk"):
        hints.filter(pk=hint.pk).update(slug=get_random_string(10, LETTERS))


class Migration(migrations.Migration):
    # Two kinds of statements that PostgreSQL does not take in one transaction: rows and their table.
    atomic = False

    dependencies = [("annotations", "0006_visits")]

    operations = [
        migrations.AddField("hint", "slug", models.CharField(max_length=40, default="", editable=False)),
        migrations.RunPython(name_hints, migrations.RunPython.noop),
        migrations.AlterField(
            "hint",
            "slug",
            models.SlugField(max_length=40, unique=True, editable=False),
        ),
    ]
