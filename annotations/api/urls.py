"""The addresses of this room's endpoints, under /api/v1/."""

from rest_framework.routers import SimpleRouter

from annotations.api.annotations import AnnotationRows
from annotations.api.arguments import ArgumentRows
from annotations.api.arrivals import ArrivalRows
from annotations.api.briefs import BriefRows
from annotations.api.comment_sets import CommentSetRows
from annotations.api.comments import CommentRows
from annotations.api.concerns import Concerns
from annotations.api.confirmations import ForceConfirmationRows
from annotations.api.consultations import ConsultationRows
from annotations.api.drafts import DraftRows
from annotations.api.hints import HintRows
from annotations.api.instruments import InstrumentRows
from annotations.api.judgements import JudgementRows
from annotations.api.ledger import LedgerRows
from annotations.api.lineages import LineageRows
from annotations.api.origins import OriginDecisionRows
from annotations.api.pair_decisions import PairDecisionRows
from annotations.api.pairs import PairRows
from annotations.api.placements import PlacementRows
from annotations.api.replies import ReplyRows
from annotations.api.reviews import ReviewRows
from annotations.api.search import SearchView
from annotations.api.translations import TranslationRows

router = SimpleRouter()
router.register("annotations", AnnotationRows, basename="api-annotation")
router.register("annotations/(?P<annotation>[0-9a-zA-Z_-]+)/placements", PlacementRows, basename="api-placement")
router.register("arguments", ArgumentRows, basename="api-argument")
router.register("arrivals", ArrivalRows, basename="api-arrival")
router.register("drafts", DraftRows, basename="api-draft")
router.register("replies", ReplyRows, basename="api-reply")
router.register("versions/(?P<version>[0-9a-zA-Z_-]+)/brief", BriefRows, basename="api-brief")
router.register("concerns", Concerns, basename="api-concern")
router.register("instruments", InstrumentRows, basename="api-instrument")
router.register("confirmations", ForceConfirmationRows, basename="api-confirmation")
router.register("versions/(?P<version>[0-9a-zA-Z_-]+)/lineage", LineageRows, basename="api-lineage")
router.register("judgements", JudgementRows, basename="api-judgement")
router.register("origin-decisions", OriginDecisionRows, basename="api-origin-decision")
router.register("comparisons/(?P<comparison>[0-9a-zA-Z_-]+)/pairs", PairRows, basename="api-pair")
router.register("pair-decisions", PairDecisionRows, basename="api-pair-decision")
router.register("proposals/(?P<proposal>[0-9a-zA-Z_-]+)/ledger", LedgerRows, basename="api-ledger")
router.register("consultations", ConsultationRows, basename="api-consultation")
router.register("comment-sets/(?P<set>[0-9a-zA-Z_-]+)/comments", CommentRows, basename="api-comment")
router.register("comment-sets", CommentSetRows, basename="api-comment-set")
router.register("hints", HintRows, basename="api-hint")
router.register("versions/(?P<version>[0-9a-zA-Z_-]+)/reviews", ReviewRows, basename="api-review")
router.register("versions/(?P<version>[0-9a-zA-Z_-]+)/translations", TranslationRows, basename="api-translation")
router.register("search", SearchView, basename="api-search")

urlpatterns = router.urls
