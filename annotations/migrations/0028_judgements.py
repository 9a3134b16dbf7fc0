"""What teams say of what was found; what had been decided before a remark was edited; a remark may say nothing of what
its words are to people. Remarks that are there keep what they say, and nothing of them was edited.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0027_hint_bearing'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='annotation',
            name='decided_before',
            field=models.CharField(blank=True, choices=[('open', 'open'), ('accepted', 'accepted'), ('dismissed', 'dismissed'), ('resolved', 'resolved')], max_length=10),
        ),
        migrations.AlterField(
            model_name='annotation',
            name='polarity',
            field=models.CharField(choices=[('none', 'not said'), ('risk', 'risk'), ('safeguard', 'safeguard'), ('safeguard-removed', 'safeguard removed'), ('question', 'question')], default='none', max_length=20, verbose_name='polarity'),
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(editable=False, max_length=40, unique=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('became', 'what became of an annotation')], max_length=12)),
                ('subject', models.CharField(max_length=24)),
                ('key', models.CharField(blank=True, max_length=12)),
                ('other_key', models.CharField(blank=True, max_length=12)),
                ('finding', models.CharField(max_length=40)),
                ('words', models.CharField(max_length=24)),
                ('state', models.CharField(choices=[('confirmed', 'confirmed'), ('open', 'open')], max_length=12)),
                ('why', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField()),
                ('annotation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='annotations.annotation')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('other_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='proposals.version')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='proposals.team')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='proposals.version')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('team', 'kind', 'subject'), name='one_judgement_a_team')],
            },
        ),
    ]
