"""All addresses, room by room."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from project import health
from proposals.views import audit

# The admin has a door of its own, which asks for no second factor: people come by ours.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("audit/", audit.show, name="audit"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("annotations.api.urls")),
    path("api/v1/", include("proposals.api.urls")),
    path("", include("project.docs")),
    path("", include("annotations.urls")),
    path("", include("proposals.urls")),
]
