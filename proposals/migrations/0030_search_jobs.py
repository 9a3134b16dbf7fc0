"""Of what looks for words and meanings, too, one at most waits for a target."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef
from django.utils import timezone

FOLDED = ("search", "meaning")


def fold(apps, schema_editor):
    """Of those that wait for one target the first stays: it does what the others had to."""
    jobs = apps.get_model("proposals", "Job").objects.filter(kind__in=FOLDED, state="queued")
    before = jobs.filter(kind=OuterRef("kind"), target=OuterRef("target"), pk__lt=OuterRef("pk"))
    others = list(jobs.filter(Exists(before)).values_list("pk", flat=True))
    for start in range(0, len(others), 500):
        jobs.filter(pk__in=others[start : start + 500]).update(state="done", finished_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0029_from_covers'),
    ]

    operations = [
        migrations.RunPython(fold, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='job',
            name='one_waiting_job',
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ('carrying', 'hints', 'search', 'origins', 'meaning')), ('state', 'queued')), fields=('kind', 'target'), name='one_waiting_job'),
        ),
    ]
