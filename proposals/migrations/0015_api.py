from django.db import migrations, models
from django.utils import timezone

DATED = ("body", "contributor", "link", "membership", "proposal", "team", "version")


class Migration(migrations.Migration):
    dependencies = [("proposals", "0014_search")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="changed_at",
            field=models.DateTimeField(auto_now=True, default=timezone.now),
            preserve_default=False,
        )
        for name in DATED
    ]
