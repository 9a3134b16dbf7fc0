from proposals.models.aligned import AlignedClause
from proposals.models.audit import AuditEvent
from proposals.models.body import Body, Contributor
from proposals.models.clause import Clause, Figure
from proposals.models.comparison import Change, ChangeSide, Comparison
from proposals.models.count import Count
from proposals.models.invitation import Invitation
from proposals.models.job import Job
from proposals.models.letter import Letter
from proposals.models.proposal import Link, Proposal
from proposals.models.reading import Reading
from proposals.models.receipt import Receipt
from proposals.models.round import Round
from proposals.models.search import SearchRow
from proposals.models.team import Membership, Role, Team
from proposals.models.text import DistinctText, MeaningRun, OriginRun, TextGrams, TextPair, TextPlace
from proposals.models.token import Scope, Token
from proposals.models.unsent import Unsent
from proposals.models.user import User
from proposals.models.vector import EncodedPlace, EncodedText, TextVectors
from proposals.models.version import Version
from proposals.models.watch import Notice, Watch
from proposals.models.withdrawal import Withdrawal

__all__ = [
    "AlignedClause",
    "AuditEvent",
    "Body",
    "Change",
    "ChangeSide",
    "Clause",
    "Comparison",
    "Contributor",
    "Count",
    "DistinctText",
    "EncodedPlace",
    "EncodedText",
    "Figure",
    "Invitation",
    "Job",
    "Letter",
    "Link",
    "MeaningRun",
    "Membership",
    "Notice",
    "OriginRun",
    "Proposal",
    "Reading",
    "Receipt",
    "Role",
    "Round",
    "Scope",
    "SearchRow",
    "Team",
    "TextGrams",
    "TextPair",
    "TextPlace",
    "TextVectors",
    "Token",
    "Unsent",
    "User",
    "Version",
    "Watch",
    "Withdrawal",
]
