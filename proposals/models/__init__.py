from proposals.models.audit import AuditEvent
from proposals.models.body import Body, Contributor
from proposals.models.clause import Clause, Figure
from proposals.models.comparison import Change, ChangeSide, Comparison
from proposals.models.invitation import Invitation
from proposals.models.job import Job
from proposals.models.origin import Origin
from proposals.models.proposal import Link, Proposal
from proposals.models.reading import Reading
from proposals.models.receipt import Receipt
from proposals.models.search import SearchRow
from proposals.models.team import Membership, Role, Team
from proposals.models.token import Token
from proposals.models.user import User
from proposals.models.version import Version
from proposals.models.watch import Notice, Watch

__all__ = [
    "AuditEvent",
    "Body",
    "Change",
    "ChangeSide",
    "Clause",
    "Comparison",
    "Contributor",
    "Figure",
    "Invitation",
    "Job",
    "Link",
    "Membership",
    "Notice",
    "Origin",
    "Proposal",
    "Reading",
    "Receipt",
    "Role",
    "SearchRow",
    "Team",
    "Token",
    "User",
    "Version",
    "Watch",
]
