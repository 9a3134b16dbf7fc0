"""What a job took: nothing is known of those that were done before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0037_following")]

    operations = [
        migrations.AddField(model_name="job", name="cpu_seconds", field=models.FloatField(default=0.0)),
    ]
