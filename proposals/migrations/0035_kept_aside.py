"""Which comparisons were made for remarks and ticks alone is told by what they join, and by how they were asked for.

Remarks and ticks need what leads to a later text of the same proposal and language, asked for among what can wait; so
does the site itself, but only from each text to the next one. What people waited for from the start they asked for.
What cannot be told apart is kept aside: it stays at its address, and whoever asks for it gets one of their own.
"""

from itertools import pairwise

from django.db import migrations
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone


def keep_aside(apps, schema_editor):
    comparison, job = apps.get_model("proposals", "Comparison"), apps.get_model("proposals", "Job")
    first = job.objects.filter(kind="comparison", target=OuterRef("pk")).order_by("pk")
    inside = comparison.objects.filter(
        across=False,
        old__isnull=False,
        new__isnull=False,
        old_version__proposal=F("new_version__proposal"),
        old_version__language=F("new_version__language"),
    ).exclude(old_version=F("new_version"))
    found = inside.annotate(queue=Subquery(first.values("queue")[:1])).filter(Q(queue="later") | Q(queue=None))
    steps = steps_of(apps.get_model("proposals", "Version"))
    pairs = found.values_list("pk", "old_version", "new_version")
    for some in parts([pk for pk, old, new in pairs if (old, new) not in steps]):
        comparison.objects.filter(pk__in=some).update(aside=True)
    # How many there were to carry, and for whom it went on, may tell of others' remarks.
    job.objects.filter(kind="carrying").update(total=0, submitted_by=None)


def steps_of(versions):
    """Each text with the next one of its proposal and language: among all of them, and among those not withdrawn."""
    found = set()
    for rows in (versions.objects.all(), versions.objects.filter(withdrawn_at=None)):
        ordered = rows.order_by("proposal", "language", "position").values_list("pk", "proposal", "language")
        found |= {(old[0], new[0]) for old, new in pairwise(ordered) if old[1:] == new[1:]}
    return found


def show(apps, schema_editor):
    """One comparison of two texts was all there was room for: the one that people asked for; and one job that waits."""
    comparison, job = apps.get_model("proposals", "Comparison"), apps.get_model("proposals", "Job")
    same = {name: OuterRef(name) for name in ("old", "new", "engine")}
    twins = comparison.objects.filter(Exists(comparison.objects.filter(**same, aside=False)), aside=True)
    for pk in list(twins.values_list("pk", flat=True)):
        comparison.objects.filter(pk=pk).delete()
    comparison.objects.filter(aside=True).update(aside=False)
    waiting = job.objects.filter(kind__in=("carrying", "hints", "search", "origins", "meaning"), state="queued")
    before = waiting.filter(kind=OuterRef("kind"), target=OuterRef("target"), pk__lt=OuterRef("pk"))
    for some in parts(list(waiting.filter(Exists(before)).values_list("pk", flat=True))):
        job.objects.filter(pk__in=some).update(state="done", finished_at=timezone.now())


def parts(keys):
    """Some at a time: SQLite takes no more."""
    return (keys[start : start + 500] for start in range(0, len(keys), 500))


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0034_aside"),
    ]

    operations = [
        migrations.RunPython(keep_aside, show),
    ]
