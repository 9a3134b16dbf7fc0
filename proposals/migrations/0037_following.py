"""Of what follows from remarks one job waits for each version."""

from django.db import migrations, models
from django.db.models.functions import Coalesce

FOLDED = ("carrying", "hints", "search", "origins", "meaning", "following")


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0036_outbox"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="job",
            name="one_waiting_job",
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint("kind", "target", Coalesce("submitted_by", 0), condition=models.Q(("kind__in", FOLDED), ("state", "queued")), name="one_waiting_job"),
        ),
    ]
