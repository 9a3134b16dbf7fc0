from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0022_first_steps'),
    ]

    operations = [
        migrations.AddField(
            model_name='step',
            name='is_undone',
            field=models.BooleanField(default=False),
        ),
    ]
