import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annotations", "0014_erased"),
        ("proposals", "0022_force_to_check"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ForceConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        editable=False, max_length=40, unique=True
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("old_key", models.CharField(blank=True, max_length=12)),
                ("new_key", models.CharField(blank=True, max_length=12)),
                ("words", models.CharField(max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("weakened", "weakened"),
                            ("strengthened", "strengthened"),
                            ("neither", "neither weakened nor strengthened"),
                            ("open", "to check"),
                        ],
                        max_length=12,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "new_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="proposals.version",
                    ),
                ),
                (
                    "old_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="proposals.version"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="proposals.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "old_version", "new_version", "old_key", "new_key", "words"),
                        name="one_confirmation_a_team",
                    )
                ],
            },
        ),
    ]
