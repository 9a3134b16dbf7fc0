"""A place that was found waits for a comparison with home, or it does not: those that are there wait for none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0025_outbox")]

    operations = [
        migrations.AddField(model_name="placement", name="asks_home", field=models.BooleanField(default=False)),
    ]
