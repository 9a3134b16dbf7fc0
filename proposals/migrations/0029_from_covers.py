"""Proposals that the covers of their versions name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0028_contributor_kind")]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="from_covers",
            field=models.BooleanField(default=False),
        )
    ]
