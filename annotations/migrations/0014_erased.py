"""Which rows of a frozen set were erased for legal reasons."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0013_hints_undecided"),
    ]

    operations = [
        migrations.AddField(
            model_name="commentset",
            name="erased",
            field=models.JSONField(default=dict),
        ),
    ]
