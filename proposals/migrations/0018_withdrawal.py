"""Withdrawn versions can be restored for a while. Those of before were erased at once, with what quoted them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def tell_erased(apps, schema_editor):
    withdrawn = apps.get_model("proposals", "Version").objects.exclude(withdrawn_at=None)
    withdrawn.update(erased_at=F("withdrawn_at"))


class Migration(migrations.Migration):
    one_way = "the release before would never erase what was withdrawn and is kept aside"
    dependencies = [
        ("proposals", "0017_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, unique=True)),
                ("begun_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="version",
            name="erased_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="version",
            name="erased_for_law",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="withdrawal",
                        serialize=False,
                        to="proposals.version",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300)),
                ("filename", models.CharField(blank=True, max_length=200)),
                ("file", models.FileField(blank=True, max_length=200, upload_to="")),
                ("cleared_at", models.DateTimeField(null=True)),
                (
                    "reading",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="proposals.reading",
                    ),
                ),
            ],
        ),
        migrations.RunPython(tell_erased, migrations.RunPython.noop),
    ]
