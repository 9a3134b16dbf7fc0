"""A run of hints remembers whom its text names, so that a later version counts what is new in it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0030_judgements_denied")]

    operations = [
        migrations.AddField(model_name="hintrun", name="people", field=models.PositiveIntegerField(null=True)),
        migrations.AddField(model_name="hintrun", name="roles", field=models.PositiveIntegerField(null=True)),
    ]
