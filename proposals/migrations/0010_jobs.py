"""Jobs wait in one of two queues, can be cancelled, and of some kinds one at most waits for a target."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef
from django.utils import timezone

FOLDED = ("carrying", "hints")


def fold(apps, schema_editor):
    """Of those that wait for one target the first stays: it does what the others had to."""
    jobs = apps.get_model("proposals", "Job").objects.filter(kind__in=FOLDED, state="queued")
    jobs.update(queue="later")
    before = jobs.filter(kind=OuterRef("kind"), target=OuterRef("target"), pk__lt=OuterRef("pk"))
    others = list(jobs.filter(Exists(before)).values_list("pk", flat=True))
    for start in range(0, len(others), 500):
        jobs.filter(pk__in=others[start : start + 500]).update(state="done", finished_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("proposals", "0009_counted_kinds")]

    operations = [
        migrations.AddField(
            model_name="job",
            name="queue",
            field=models.CharField(choices=[("people", "People"), ("later", "Later")], default="people", max_length=10),
        ),
        migrations.AlterField(
            model_name="job",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "waiting"),
                    ("running", "under way"),
                    ("done", "done"),
                    ("failed", "failed"),
                    ("cancelled", "cancelled"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", FOLDED), ("state", "queued")),
                fields=("kind", "target"),
                name="one_waiting_job",
            ),
        ),
    ]
