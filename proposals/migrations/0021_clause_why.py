from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0020_door"),
    ]

    operations = [
        migrations.AddField(
            model_name="clause",
            name="why",
            field=models.JSONField(null=True),
        ),
    ]
