"""A date may be unknown, and `position` alone orders the versions of a proposal."""

from django.db import migrations, models

ASIDE = 1_000_000


def settle(apps, schema_editor):
    """Positions as dates had ordered; a date that neither a person nor the cover gave was the day of the upload."""
    Version = apps.get_model("proposals", "Version")
    for proposal in apps.get_model("proposals", "Proposal").objects.values_list("pk", flat=True).iterator():
        ordered = Version.objects.filter(proposal=proposal).order_by("date", "position")
        rows = list(ordered.values_list("pk", "position"))
        if [position for _, position in rows] == sorted(position for _, position in rows):
            continue
        for place, (pk, _) in enumerate(rows, start=1):
            Version.objects.filter(pk=pk).update(position=ASIDE + place)
        Version.objects.filter(proposal=proposal).update(position=models.F("position") - ASIDE)
    read = Version.objects.exclude(current_reading=None).select_related("current_reading")
    for version in read.only("given", "current_reading__facts").iterator():
        if "date" not in version.given and not version.current_reading.facts.get("date"):
            Version.objects.filter(pk=version.pk).update(date=None)


def give_days(apps, schema_editor):
    """Back: what has no date had the day of its upload."""
    for version in apps.get_model("proposals", "Version").objects.filter(date=None).only("uploaded_at").iterator():
        version.date = version.uploaded_at.date()
        version.save(update_fields=["date"])


class Migration(migrations.Migration):
    dependencies = [("proposals", "0022_force_to_check")]

    operations = [
        migrations.AlterModelOptions(name="version", options={"ordering": ["proposal", "position"]}),
        migrations.AlterField(
            model_name="version",
            name="date",
            field=models.DateField(blank=True, null=True, verbose_name="date"),
        ),
        migrations.RunPython(settle, give_days),
    ]
