"""What other teams than the keeper have on a proposal, of what reviewers make."""

from __future__ import annotations

from annotations.models import (
    Annotation,
    CommentSet,
    Consultation,
    Draft,
    ForceConfirmation,
    HintDecision,
    Judgement,
    OriginDecision,
    PairDecision,
    Reply,
    Review,
    Translation,
)
from proposals.models import Proposal
from proposals.queries.others import Theirs, of_people, of_teams


def theirs(proposal: Proposal) -> list[Theirs]:
    """Annotations, decisions about hints, force, origins, pairs and findings, translations, consultations and sets of
    other teams; replies, ticks and drafts of their people. What was deleted does not count.
    """
    annotations = Annotation.objects.filter(version__proposal=proposal, deleted_at=None)
    sets = CommentSet.teams.through.objects.filter(commentset__consultation__version__proposal=proposal)
    replies = Reply.objects.filter(annotation__in=annotations)
    return [
        of_teams(annotations, proposal, are_remarks=True),
        of_teams(HintDecision.objects.filter(hint__version__proposal=proposal), proposal),
        of_teams(ForceConfirmation.objects.filter(new_version__proposal=proposal), proposal),
        of_teams(Judgement.objects.filter(version__proposal=proposal), proposal),
        of_teams(OriginDecision.objects.filter(version__proposal=proposal), proposal),
        of_teams(PairDecision.objects.filter(new_version__proposal=proposal), proposal),
        of_teams(Translation.objects.filter(version__proposal=proposal), proposal),
        of_teams(Consultation.objects.filter(version__proposal=proposal), proposal),
        of_teams(sets, proposal),
        of_people(replies, proposal, "author", are_remarks=True),
        of_people(Review.objects.filter(version__proposal=proposal), proposal, "user"),
        of_people(Draft.objects.filter(version__proposal=proposal), proposal, "author"),
    ]
