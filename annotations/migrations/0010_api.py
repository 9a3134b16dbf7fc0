from django.db import migrations, models
from django.utils import timezone

DATED = ("commentset", "consultation", "hint", "placement")


class Migration(migrations.Migration):
    dependencies = [("annotations", "0009_carrying"), ("proposals", "0015_api")]

    operations = [
        *(
            migrations.AddField(
                model_name=name,
                name="changed_at",
                field=models.DateTimeField(auto_now=True, default=timezone.now),
                preserve_default=False,
            )
            for name in DATED
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(fields=["changed_at"], name="annotations_changed_e80400_idx"),
        ),
    ]
