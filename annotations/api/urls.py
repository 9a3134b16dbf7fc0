"""The addresses of this room's endpoints, under /api/v1/."""

from rest_framework.routers import SimpleRouter

from annotations.api.annotations import AnnotationRows

router = SimpleRouter()
router.register("annotations", AnnotationRows, basename="api-annotation")

urlpatterns = router.urls
