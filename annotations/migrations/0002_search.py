"""Search finds the annotations that were made before it was there."""

from django.db import migrations
from proposals.searching import stored


def index_annotations(apps, schema_editor):
    SearchRow, Annotation = apps.get_model("proposals", "SearchRow"), apps.get_model("annotations", "Annotation")
    kept = Annotation.objects.filter(deleted_at=None).prefetch_related("replies")
    rows = (
        SearchRow(
            kind="annotation",
            version_id=one.version_id,
            target=one.pk,
            tokens=stored(one.comment, one.proposed, one.quote, *(reply.text for reply in one.replies.all())),
        )
        for one in kept.order_by("pk")
    )
    SearchRow.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("annotations", "0001_first"), ("proposals", "0002_search")]

    operations = [migrations.RunPython(index_annotations, migrations.RunPython.noop)]
