import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("annotations", "0024_wordings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_new", models.BooleanField(default=False)),
                ("annotation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="outbox", to="annotations.annotation")),
                ("job", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="outbox", to="proposals.job")),
            ],
        ),
    ]
