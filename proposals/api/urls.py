"""The addresses of this room's endpoints, under /api/v1/."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from proposals.api.account import Me
from proposals.api.audit import AuditRows
from proposals.api.bodies import BodyRows
from proposals.api.changes import ChangeRows
from proposals.api.clauses import ClauseRows
from proposals.api.comparisons import ComparisonRows
from proposals.api.contributors import ContributorRows
from proposals.api.invitations import InvitationRows
from proposals.api.jobs import JobRows
from proposals.api.links import LinkRows
from proposals.api.origins import OriginRows
from proposals.api.people import PeopleRows
from proposals.api.proposals import ProposalRows
from proposals.api.strength import StrengthRows
from proposals.api.teams import TeamRows
from proposals.api.tokens import TokenRows
from proposals.api.versions import VersionRows

router = SimpleRouter()
router.register("bodies", BodyRows, basename="api-body")
router.register("contributors", ContributorRows, basename="api-contributor")
router.register("proposals", ProposalRows, basename="api-proposal")
router.register("links", LinkRows, basename="api-link")
router.register("versions", VersionRows, basename="api-version")
router.register("versions/(?P<version>[0-9a-zA-Z_-]+)/clauses", ClauseRows, basename="api-clause")
router.register("versions/(?P<version>[0-9a-zA-Z_-]+)/origins", OriginRows, basename="api-origin")
router.register("comparisons", ComparisonRows, basename="api-comparison")
router.register("comparisons/(?P<comparison>[0-9a-zA-Z_-]+)/changes", ChangeRows, basename="api-change")
router.register("comparisons/(?P<comparison>[0-9a-zA-Z_-]+)/strength", StrengthRows, basename="api-strength")
router.register("jobs", JobRows, basename="api-job")
router.register("teams", TeamRows, basename="api-team")
router.register("teams/(?P<team>[0-9a-zA-Z_-]+)/people", PeopleRows, basename="api-member")
router.register("invitations", InvitationRows, basename="api-invitation")
router.register("audit", AuditRows, basename="api-event")
router.register("tokens", TokenRows, basename="api-token")

me = Me.as_view({"get": "retrieve", "patch": "partial_update"}, detail=True)

urlpatterns = [path("me/", me, name="api-me"), *router.urls]
