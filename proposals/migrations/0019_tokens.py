from datetime import timedelta

from django.db import migrations, models
from django.utils import timezone


def give_old_ones_an_end(apps, schema_editor):
    """What was made without an end could do everything: it goes on doing so for 90 days."""
    tokens = apps.get_model("proposals", "Token").objects
    tokens.update(scope="administer", expires_at=timezone.now() + timedelta(days=90))


class Migration(migrations.Migration):
    one_way = "with the release before, a token that may only read could do everything"
    dependencies = [("proposals", "0018_withdrawal")]

    operations = [
        migrations.AddField(
            model_name="token",
            name="scope",
            field=models.CharField(
                choices=[
                    ("read", "read"),
                    ("annotate", "annotate"),
                    ("edit", "edit"),
                    ("administer", "administer"),
                ],
                default="read",
                max_length=10,
            ),
        ),
        migrations.AddField(model_name="token", name="expires_at", field=models.DateTimeField(null=True)),
        migrations.RunPython(give_old_ones_an_end, migrations.RunPython.noop, elidable=True),
    ]
