"""The OpenAPI document and its page, served by this site alone."""

from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.urls import path, re_path
from django.utils.translation import gettext as _
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from proposals.api.declared import DRAWING


class Nowhere(APIView):
    """What is no address of the API says so in its own way."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound(_("The API has no such address. All of its addresses end with a slash."))


class GuidePage(SpectacularJSONAPIView):
    """The document; one at a time, and while no operation is looked up."""

    def _get_schema_response(self, request: Request) -> Response:
        with DRAWING:
            answer: Response = super()._get_schema_response(request)  # type: ignore[no-untyped-call]
        return answer


page = csp_update({"style-src": [SELF, UNSAFE_INLINE]})(
    SpectacularSwaggerSplitView.as_view(url_name="openapi", template_name="api.html")
)

urlpatterns = [
    path("api/v1/openapi.json", GuidePage.as_view(), name="openapi"),
    path("api/docs/", page, name="api-docs"),
    re_path("^api/", Nowhere.as_view()),
]
