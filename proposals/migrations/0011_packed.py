"""Room for the blocks of a clause beside its text, and for readings that are still being written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0010_jobs")]

    operations = [
        migrations.AddField(model_name="clause", name="packed", field=models.BinaryField(default=b"")),
        migrations.AddField(
            model_name="figure",
            name="clause",
            field=models.ForeignKey(null=True, on_delete=models.CASCADE, related_name="figures", to="proposals.clause"),
        ),
        migrations.AddField(
            model_name="reading",
            name="job",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=models.SET_NULL, related_name="+", to="proposals.job"
            ),
        ),
        migrations.AddField(model_name="reading", name="is_whole", field=models.BooleanField(default=True)),
        migrations.AlterField(model_name="reading", name="is_whole", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="figure", name="place", field=models.PositiveIntegerField(default=0)),
    ]
