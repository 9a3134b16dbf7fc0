"""Nothing: search finds the annotations of before when the rows of search are made anew."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("annotations", "0001_first"), ("proposals", "0002_search")]

    operations = []
