"""What remarks alone make necessary is kept aside, and of what carries them one job waits for each person."""

from django.db import migrations, models
from django.db.models.functions import Coalesce

FOLDED = ("carrying", "hints", "search", "origins", "meaning")


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0033_packed_spans"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="comparison",
            name="one_comparison_an_engine",
        ),
        migrations.RemoveConstraint(
            model_name="job",
            name="one_waiting_job",
        ),
        migrations.AddField(
            model_name="comparison",
            name="aside",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="comparison",
            constraint=models.UniqueConstraint(fields=("old", "new", "engine", "aside"), name="one_comparison_an_engine"),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint("kind", "target", Coalesce("submitted_by", 0), condition=models.Q(("kind__in", FOLDED), ("state", "queued")), name="one_waiting_job"),
        ),
    ]
