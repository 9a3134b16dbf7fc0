"""Consultations close; a draft set remembers what was done to it, and its rows what they were copied from."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0003_sheets'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='comment',
            name='sources',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='commentset',
            name='apart',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='commentset',
            name='sent_how',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='commentset',
            name='sorted_by',
            field=models.CharField(choices=[('clause', 'by clause'), ('kind', 'by kind'), ('credit', 'by author'), ('hand', 'by hand')], default='clause', max_length=10),
        ),
        migrations.AddField(
            model_name='consultation',
            name='closed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rows', models.JSONField(default=dict)),
                ('arrangement', models.JSONField(default=list)),
                ('sorted_by', models.CharField(choices=[('clause', 'by clause'), ('kind', 'by kind'), ('credit', 'by author'), ('hand', 'by hand')], max_length=10)),
                ('comment_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='annotations.commentset')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['comment_set', 'pk'],
            },
        ),
    ]
