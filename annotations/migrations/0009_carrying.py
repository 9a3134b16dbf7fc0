"""A place knows from which settled one it was looked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0008_hint_runs")]

    operations = [
        migrations.AddField(
            model_name="placement", name="settled_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
