"""An act is written before it has its place in the chain. All that are there have theirs.

On the way back those that wait get theirs.
"""

import hashlib
import json
from datetime import UTC

from django.db import migrations, models


def digest(event):
    content = {name: getattr(event, name) for name in ("seq", "actor", "verb", "object", "facts", "previous")}
    content["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chain(apps, schema):
    events = apps.get_model("proposals", "AuditEvent").objects
    last = events.exclude(seq=None).order_by("seq").last()
    seq, head = (last.seq, last.hash) if last else (0, "")
    for seq, event in enumerate(events.filter(seq=None).order_by("pk"), seq + 1):
        event.seq, event.previous = seq, head
        event.hash = head = digest(event)
        event.save()


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0035_kept_aside"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="auditevent",
            options={"ordering": [models.OrderBy(models.F("seq"), nulls_last=True), "pk"]},
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="hash",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="seq",
            field=models.PositiveBigIntegerField(blank=True, null=True, unique=True),
        ),
        migrations.RunPython(migrations.RunPython.noop, chain),
    ]
