"""Pages."""

from django.urls import include, path

from proposals.views import (
    bodies,
    comparisons,
    invitations,
    jobs,
    library,
    people,
    preferences,
    proposals,
    teams,
    versions,
    withdrawals,
)

urlpatterns = [
    path("", library.show, name="library"),
    path("", include("proposals.door_urls")),
    path("account/", people.show, name="account"),
    path("account/export/", people.export, name="account-export"),
    path("account/close/", people.close, name="account-close"),
    path("account/tokens/", people.tokens, name="tokens"),
    path("account/tokens/<slug:slug>/revoke/", people.revoke, name="token-revoke"),
    path("teams/", teams.index, name="teams"),
    path("teams/new/", teams.add, name="team-add"),
    path("teams/<slug:slug>/", teams.show, name="team"),
    path("teams/<slug:slug>/invitations/", invitations.of_team, name="team-invitations"),
    path("teams/<slug:slug>/people/<slug:user>/role/", teams.give_role, name="team-role"),
    path("teams/<slug:slug>/people/<slug:user>/remove/", teams.remove, name="team-remove"),
    path("i18n/setlang/", preferences.speak, name="set_language"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("bodies/new/", bodies.add, name="body-add"),
    path("proposals/new/", proposals.add, name="proposal-add"),
    path("proposals/<slug:slug>/", proposals.show, name="proposal"),
    path("proposals/<slug:slug>/versions/", versions.add, name="version-add"),
    path("versions/<slug:slug>/", versions.show, name="version"),
    path("versions/<slug:slug>/withdraw/", withdrawals.withdraw, name="version-withdraw"),
    path("versions/<slug:slug>/clauses/<slug:key>/", versions.go_to_clause, name="clause"),
    path("comparisons/", comparisons.request_one, name="comparison-request"),
    path("comparisons/<slug:slug>/", comparisons.show, name="comparison"),
    path("jobs/<slug:slug>/", jobs.show, name="job"),
]
