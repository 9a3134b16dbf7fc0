"""What people said that nobody else has seen goes with their account."""

from __future__ import annotations

from django.db.models import Q

from annotations.models import Annotation
from proposals.models import User
from proposals.services import rows


def erase_own(person: User) -> None:
    """Private annotations, and those that the person deleted, for good; what nobody shares is nobody's to keep."""
    unseen = Q(visibility=Annotation.Visibility.PRIVATE) | Q(deleted_at__isnull=False)
    rows.erase(Annotation.objects.filter(unseen, author=person))
