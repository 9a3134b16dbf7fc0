"""An uptake knows which words it is said of, so that a judgement of it lasts as long as these do.

Judgements of what was taken up stay with the words that stand there now: nobody is asked again for the move.
"""

from hashlib import sha256

from django.db import migrations, models


def name_words(apps, schema_editor):
    uptake, judgement = (apps.get_model("annotations", name).objects for name in ("Uptake", "Judgement"))
    clause = apps.get_model("proposals", "Clause").objects
    rows = uptake.select_related("comment", "version").exclude(evidence=[]).order_by("share", "pk")
    for row in rows.iterator(chunk_size=1000):
        first = row.evidence[0]
        there = clause.filter(reading=row.version.current_reading_id, key=first["key"])
        for text in there.values_list("text", flat=True):
            asked = (row.version.slug, row.comment.quote, row.comment.proposed)
            row.words = digest(*asked, text[first["start"] : first["end"]])
            row.save(update_fields=["words"])
            if row.comment.annotation_id:
                said = judgement.filter(annotation=row.comment.annotation_id, version=row.version)
                said.filter(finding="answered/taken").update(words=row.words)


def digest(*words):
    return sha256("\n".join(words).encode()).hexdigest()[:24]


class Migration(migrations.Migration):
    dependencies = [("annotations", "0031_people_named")]

    operations = [
        migrations.AddField(
            model_name="uptake",
            name="words",
            field=models.CharField(blank=True, default="", max_length=24),
            preserve_default=False,
        ),
        migrations.RunPython(name_words, migrations.RunPython.noop),
    ]
