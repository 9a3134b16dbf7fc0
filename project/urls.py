"""All addresses, room by room."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from project import health, views
from proposals.views import audit

# The admin has a door of its own, which asks for no second factor: people come by ours.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

handler500 = "project.errors.fault"

urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("audit/", audit.show, name="audit"),
    path("status/", views.status, name="status"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("annotations.api.urls")),
    path("api/v1/", include("proposals.api.urls")),
    path("", include("project.docs")),
    path("", include("proposals.urls")),
    path("", include("annotations.urls")),
]
