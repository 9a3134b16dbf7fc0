"""The table of what search finds; a later release makes it anew, in another way."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("clause", "Clause"), ("annotation", "Annotation")], max_length=12),
                ),
                ("target", models.PositiveBigIntegerField()),
                ("head", models.TextField(blank=True)),
                ("tokens", models.TextField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to="proposals.version",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "target"), name="one_search_row_a_target")],
            },
        ),
    ]
