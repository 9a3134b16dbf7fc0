"""The addresses of this room's endpoints, under /api/v1/."""

from rest_framework.routers import SimpleRouter

from annotations.api.annotations import AnnotationRows
from annotations.api.comment_sets import CommentSetRows
from annotations.api.comments import CommentRows
from annotations.api.concerns import Concerns
from annotations.api.consultations import ConsultationRows
from annotations.api.drafts import DraftRows
from annotations.api.hints import HintRows
from annotations.api.placements import PlacementRows
from annotations.api.replies import ReplyRows
from annotations.api.reviews import ReviewRows
from annotations.api.search import Search

router = SimpleRouter()
router.register("annotations", AnnotationRows, basename="api-annotation")
router.register("annotations/(?P<annotation>[0-9a-zA-Z_-]+)/placements", PlacementRows, basename="api-placement")
router.register("drafts", DraftRows, basename="api-draft")
router.register("replies", ReplyRows, basename="api-reply")
router.register("concerns", Concerns, basename="api-concern")
router.register("consultations", ConsultationRows, basename="api-consultation")
router.register("comment-sets/(?P<set>[0-9a-zA-Z_-]+)/comments", CommentRows, basename="api-comment")
router.register("comment-sets", CommentSetRows, basename="api-comment-set")
router.register("hints", HintRows, basename="api-hint")
router.register("versions/(?P<version>[0-9a-zA-Z_-]+)/reviews", ReviewRows, basename="api-review")
router.register("search", Search, basename="api-search")

urlpatterns = router.urls
