"""What a passage is proven to do to a concern: of hints that are there nothing is, before their text is looked through
again.
"""

from django.db import migrations, models

WORDS = [("touches", "touches"), ("raises", "raises"), ("guards", "guards")]


class Migration(migrations.Migration):
    dependencies = [("annotations", "0026_asks_home")]

    operations = [
        migrations.AddField(
            model_name="hint",
            name="bearing",
            field=models.CharField(choices=WORDS, default="touches", max_length=10),
        ),
    ]
