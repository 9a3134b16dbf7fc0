"""What one hands in beyond some files waits in a queue of its own; work may wait until more has come."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0030_search_jobs"),
    ]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="queue",
            field=models.CharField(choices=[("people", "People"), ("later", "Later"), ("bulk", "Bulk"), ("meaning", "Meaning"), ("encoding", "Encoding")], default="people", max_length=10),
        ),
        migrations.AddField(
            model_name="job",
            name="due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
