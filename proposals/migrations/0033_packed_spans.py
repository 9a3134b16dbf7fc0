"""The spans of changes are packed; those of older releases stay where they are until a job packs them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("proposals", "0032_exports"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="packed",
            field=models.BinaryField(null=True),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(condition=models.Q(("packed", None)), fields=["comparison"], name="changes_to_pack"),
        ),
    ]
