from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import CASCADE, SET_NULL


class Migration(migrations.Migration):
    dependencies = [("annotations", "0010_api"), ("proposals", "0017_kept")]

    operations = [
        migrations.CreateModel(
            name="HintDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("accepted", "Accepted"), ("dismissed", "Dismissed")], max_length=10
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "annotation",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=SET_NULL, related_name="+", to="annotations.annotation"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "hint",
                    models.ForeignKey(on_delete=CASCADE, related_name="decisions", to="annotations.hint"),
                ),
                ("team", models.ForeignKey(on_delete=CASCADE, related_name="+", to="proposals.team")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("hint", "team"), name="one_decision_a_team")],
            },
        ),
    ]
