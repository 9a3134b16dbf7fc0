"""Blocks are no rows any more."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    one_way = "blocks are no rows any more, and pictures name none"
    dependencies = [("proposals", "0012_pack")]

    operations = [
        migrations.RemoveField(model_name="figure", name="block"),
        migrations.AlterField(
            model_name="figure",
            name="clause",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="proposals.clause"
            ),
        ),
        migrations.AlterField(model_name="figure", name="place", field=models.PositiveIntegerField()),
        migrations.DeleteModel(name="Block"),
    ]
