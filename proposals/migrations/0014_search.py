"""The words of texts packed, in a table of the same name; `manage.py reindex` fills it, as `manage.py up` does."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0013_packed_alone")]

    operations = [
        migrations.DeleteModel(name="SearchRow"),
        # An older release had made it for SQLite; on PostgreSQL it was an index, and went with the table.
        migrations.RunSQL("DROP TABLE IF EXISTS proposals_searchindex", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.PositiveBigIntegerField()),
                ("share", models.PositiveSmallIntegerField()),
                ("texts", models.PositiveIntegerField()),
                ("tokenizer", models.PositiveSmallIntegerField()),
                ("words", models.BinaryField()),
                (
                    "reading",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to="proposals.reading",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "share", "first"), name="one_search_row_a_share"),
                    models.UniqueConstraint(
                        condition=models.Q(("reading", None)),
                        fields=("share", "first"),
                        name="one_search_row_a_share_elsewhere",
                    ),
                ],
            },
        ),
    ]
