"""Pages."""

from django.urls import include, path

from proposals.views import accounts, bodies, comparisons, jobs, library, proposals, versions

urlpatterns = [
    path("", library.show, name="library"),
    path("sign-in/", accounts.sign_in, name="sign-in"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("first-account/", accounts.make_first, name="first-account"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("bodies/new/", bodies.add, name="body-add"),
    path("proposals/new/", proposals.add, name="proposal-add"),
    path("proposals/<slug:slug>/", proposals.show, name="proposal"),
    path("proposals/<slug:slug>/versions/", versions.add, name="version-add"),
    path("versions/<slug:slug>/", versions.show, name="version"),
    path("versions/<slug:slug>/clauses/<slug:key>/", versions.go_to_clause, name="clause"),
    path("comparisons/", comparisons.request_one, name="comparison-request"),
    path("comparisons/<slug:slug>/", comparisons.show, name="comparison"),
    path("jobs/<slug:slug>/", jobs.show, name="job"),
]
