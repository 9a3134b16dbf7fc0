"""Jobs that write files say which ones."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0031_turns"),
    ]

    operations = [
        migrations.AddField(
            model_name="job",
            name="options",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
