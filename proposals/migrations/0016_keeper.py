from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import SET_NULL


def team(related_name):
    return models.ForeignKey(
        blank=True, null=True, on_delete=SET_NULL, related_name=related_name, to="proposals.team"
    )


class Migration(migrations.Migration):
    dependencies = [("proposals", "0015_api")]

    operations = [
        migrations.AddField(model_name="proposal", name="keeper", field=team("kept")),
        migrations.AddField(model_name="version", name="team", field=team("versions")),
        migrations.AddField(
            model_name="contributor",
            name="made_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
    ]
