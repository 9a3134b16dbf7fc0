"""An act is written before it has its place in the chain. All that are there have theirs."""

from django.db import migrations, models


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
    ]
