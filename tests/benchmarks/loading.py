"""`python -m tests.benchmarks.loading [CLAUSES [REMARKS]]`: a draft of real size in the database of a site.

Two versions of it, remarks on the older one, and all that follows from them; prints the addresses.
"""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
django.setup()

from proposals.models import Team, User  # noqa: E402
from tests import factories as make  # noqa: E402
from tests import large  # noqa: E402


def load(clauses: int = large.CLAUSES, remarks: int = large.REMARKS) -> None:
    """The remarks are of the sample's reviewer, or of a new account."""
    author = User.objects.filter(username="reviewer").first() or make.person("reviewer")
    team = Team.objects.filter(people=author).first() or make.team(author)
    old, new = large.versions(clauses)
    large.remarks(old, team, [author], count=remarks)
    comparison = large.comparison(old, new)
    sys.stdout.write(f"/versions/{old.slug}/\n/versions/{new.slug}/\n/comparisons/{comparison.slug}/\n")


if __name__ == "__main__":
    load(*(int(given) for given in sys.argv[1:3]))
