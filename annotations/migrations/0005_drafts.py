"""What is being typed is kept; who decided what, and what that replaced, is known."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def were_never_changed(apps, schema_editor):
    apps.get_model("annotations", "Reply").objects.update(changed_at=models.F("made_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0004_sets'),
        ('proposals', '0002_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='annotation',
            name='decided_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annotation',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='placement',
            name='replaced',
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reply',
            name='changed_at',
            field=models.DateTimeField(auto_now=True),
        ),
        migrations.RunPython(were_never_changed, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(editable=False, max_length=40, unique=True)),
                ('place', models.CharField(blank=True, max_length=60)),
                ('key', models.CharField(blank=True, max_length=12)),
                ('quote', models.TextField(blank=True)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('start', models.PositiveIntegerField(default=0)),
                ('form', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('annotation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='annotations.annotation')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='proposals.version')),
            ],
            options={
                'ordering': ['made_at'],
                'constraints': [models.UniqueConstraint(fields=('author', 'version', 'place'), name='one_draft_a_place')],
            },
        ),
    ]
