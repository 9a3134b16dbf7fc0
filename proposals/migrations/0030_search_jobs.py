from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0029_from_covers'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='job',
            name='one_waiting_job',
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ('carrying', 'hints', 'search', 'origins', 'meaning')), ('state', 'queued')), fields=('kind', 'target'), name='one_waiting_job'),
        ),
    ]
