"""Comments have addresses of their own, and sets tell when they were sent."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.utils.crypto import get_random_string

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def name_comments(apps, schema_editor):
    comments = apps.get_model("annotations", "Comment").objects
    for comment in comments.only("pk"):
        comments.filter(pk=comment.pk).update(slug=get_random_string(10, LETTERS))


class Migration(migrations.Migration):
    one_way = "credits of more than 120 characters have no room in the tables of before"
    # Two kinds of statements that PostgreSQL does not take in one transaction: rows and their table.
    atomic = False

    dependencies = [
        ("annotations", "0002_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("comment", "slug", models.CharField(max_length=40, default="", editable=False)),
        migrations.RunPython(name_comments, migrations.RunPython.noop),
        migrations.AlterField(
            "comment",
            "slug",
            models.SlugField(
                max_length=40, unique=True, editable=False
            ),
        ),
        migrations.AddField(
            "comment",
            "changed_at",
            models.DateTimeField(auto_now=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AlterField("comment", "comment", models.TextField(blank=True)),
        migrations.AlterField("comment", "credit", models.CharField(blank=True, max_length=500)),
        migrations.AddField("commentset", "sent_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "commentset",
            "sent_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
