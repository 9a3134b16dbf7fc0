"""The table of what search finds, with an index in the way of each database.

Django makes a table of SQLite anew when it alters it, which loses triggers: who alters this one makes them again.
"""

import django.db.models.deletion
import proposals.models.search
from django.db import migrations, models
from proposals.searching import stored

INDEX = {
    "sqlite": [
        """CREATE VIRTUAL TABLE proposals_searchindex USING fts5(
            tokens, content='proposals_searchrow', content_rowid='id', detail=none, columnsize=0,
            tokenize="ascii tokenchars '.'")""",
        """CREATE TRIGGER proposals_searchrow_added AFTER INSERT ON proposals_searchrow BEGIN
            INSERT INTO proposals_searchindex (rowid, tokens) VALUES (new.id, new.tokens); END""",
        """CREATE TRIGGER proposals_searchrow_removed AFTER DELETE ON proposals_searchrow BEGIN
            INSERT INTO proposals_searchindex (proposals_searchindex, rowid, tokens)
            VALUES ('delete', old.id, old.tokens); END""",
        """CREATE TRIGGER proposals_searchrow_changed AFTER UPDATE ON proposals_searchrow BEGIN
            INSERT INTO proposals_searchindex (proposals_searchindex, rowid, tokens)
            VALUES ('delete', old.id, old.tokens);
            INSERT INTO proposals_searchindex (rowid, tokens) VALUES (new.id, new.tokens); END""",
    ],
    "postgresql": [
        """CREATE INDEX proposals_searchindex ON proposals_searchrow
            USING gin (string_to_array(tokens, ' '))""",
    ],
}
NO_INDEX = {"sqlite": ["DROP TABLE proposals_searchindex"], "postgresql": ["DROP INDEX proposals_searchindex"]}


def make_index(apps, schema_editor):
    for statement in INDEX[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop_index(apps, schema_editor):
    for statement in NO_INDEX[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def index_clauses(apps, schema_editor):
    """What was read before."""
    SearchRow, Clause = apps.get_model("proposals", "SearchRow"), apps.get_model("proposals", "Clause")
    current = Clause.objects.filter(reading__version__current_reading=models.F("reading")).select_related("reading")
    rows = (
        SearchRow(
            kind="clause",
            version_id=clause.reading.version_id,
            target=clause.pk,
            head=stored(clause.number, clause.title),
            tokens=stored(clause.number, clause.title, clause.text),
        )
        for clause in current.order_by("pk").iterator()
    )
    SearchRow.objects.bulk_create(rows, batch_size=500)


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
                ("head", proposals.models.search.Tokens(blank=True)),
                ("tokens", proposals.models.search.Tokens()),
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
        migrations.RunPython(make_index, drop_index),
        migrations.RunPython(index_clauses, migrations.RunPython.noop),
    ]
