from annotations.models.annotation import Annotation, AnnotationConcern, Reply
from annotations.models.comment_set import Comment, CommentSet, Consultation, Disposition, Step, Uptake
from annotations.models.draft import Draft
from annotations.models.placement import Placement
from annotations.models.review import Hint, HintRun, HintsOff, Review
from annotations.models.visit import Visit

__all__ = [
    "Annotation",
    "AnnotationConcern",
    "Comment",
    "CommentSet",
    "Consultation",
    "Disposition",
    "Draft",
    "Hint",
    "HintRun",
    "HintsOff",
    "Placement",
    "Reply",
    "Review",
    "Step",
    "Uptake",
    "Visit",
]
