from annotations.models.annotation import Annotation, AnnotationConcern, Reply
from annotations.models.argument import Argument, ArgumentConcern, ArgumentUse
from annotations.models.arrival import Arrival, ToldArrival
from annotations.models.comment_set import Comment, CommentSet, Consultation, Disposition, Step, Uptake
from annotations.models.confirmation import ForceConfirmation
from annotations.models.draft import Draft
from annotations.models.instrument import Article, Instrument
from annotations.models.judgement import Judgement
from annotations.models.origin import OriginDecision
from annotations.models.outbox import Outbox
from annotations.models.pair import PairDecision
from annotations.models.placement import Placement
from annotations.models.review import Hint, HintDecision, HintRun, HintsOff, Review
from annotations.models.translation import Translation
from annotations.models.visit import FirstStepsOff, Visit
from annotations.models.wording import WordingDecision

__all__ = [
    "Annotation",
    "AnnotationConcern",
    "Argument",
    "ArgumentConcern",
    "ArgumentUse",
    "Arrival",
    "Article",
    "Comment",
    "CommentSet",
    "Consultation",
    "Disposition",
    "Draft",
    "FirstStepsOff",
    "ForceConfirmation",
    "Hint",
    "HintDecision",
    "HintRun",
    "HintsOff",
    "Instrument",
    "Judgement",
    "OriginDecision",
    "Outbox",
    "PairDecision",
    "Placement",
    "Reply",
    "Review",
    "Step",
    "ToldArrival",
    "Translation",
    "Uptake",
    "Visit",
    "WordingDecision",
]
