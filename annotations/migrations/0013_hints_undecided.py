from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("annotations", "0012_decided")]

    operations = [migrations.RemoveField("hint", name) for name in ("state", "decided_by", "annotation")]
