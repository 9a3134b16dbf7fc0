"""A team may say that what was found is not so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotations", "0029_threads")]

    operations = [
        migrations.AlterField(
            model_name="judgement",
            name="state",
            field=models.CharField(
                choices=[("confirmed", "confirmed"), ("denied", "denied"), ("open", "open")], max_length=12
            ),
        ),
    ]
