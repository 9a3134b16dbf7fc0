"""Pages and fragments of what reviewers say."""

from django.urls import path, re_path

from annotations.views import (
    annotations,
    comment_sets,
    comments,
    consultations,
    desk,
    filters,
    hints,
    margins,
    reviews,
    search,
)

urlpatterns = [
    path("versions/<slug:slug>/margin/", margins.show, name="margin"),
    path("versions/<slug:slug>/annotate/", annotations.ask, name="annotation-form"),
    path("versions/<slug:slug>/reviews/", reviews.mark, name="review"),
    path("versions/<slug:slug>/hints/", hints.decide, name="hint"),
    path("comparisons/<slug:slug>/filters/", filters.show, name="comparison-filters"),
    path("annotations/wording/", annotations.preview, name="annotation-preview"),
    path("annotations/<slug:slug>/", annotations.go_to, name="annotation"),
    path("annotations/<slug:slug>/card/", annotations.show, name="annotation-card"),
    path("annotations/<slug:slug>/place/", annotations.settle, name="annotation-place"),
    path("desk/", desk.show, name="desk"),
    path("desk/jobs/", desk.show_work, name="desk-work"),
    path("desk/tray/", desk.show_tray, name="tray"),
    path("search/", search.show, name="search"),
    path("consultations/", consultations.index, name="consultations"),
    path("consultations/new/", consultations.add, name="consultation-add"),
    path("consultations/<slug:slug>/", consultations.show, name="consultation"),
    path("consultations/<slug:slug>/edit/", consultations.change, name="consultation-edit"),
    path("consultations/<slug:slug>/close/", consultations.close, name="consultation-close"),
    path("consultations/<slug:slug>/decide/", consultations.decide, name="consultation-decide"),
    re_path(
        "^(?P<noun>versions|proposals)/(?P<slug>[-a-zA-Z0-9_]+)/consultations/$",
        consultations.beside,
        name="consultations-beside",
    ),
    path("comment-sets/<slug:slug>/", comment_sets.show, name="comment-set"),
    path("comment-sets/<slug:slug>/sheet/", comment_sets.fragment, name="comment-set-sheet"),
    path("comment-sets/<slug:slug>/freeze/", comment_sets.freeze, name="comment-set-freeze"),
    path("comment-sets/<slug:slug>/send/", comment_sets.send, name="comment-set-send"),
    path("comment-sets/<slug:slug>/renew/", comment_sets.renew, name="comment-set-renew"),
    path("comment-sets/<slug:slug>/act/", comments.act, name="comment-set-act"),
    path("comment-sets/<slug:slug>/add/", comments.add, name="comment-set-add"),
    path("comment-sets/<slug:slug>/rows/<slug:row>/", comments.edit, name="comment"),
    path("comment-sets/<slug:slug>/export/<slug:form>/", comment_sets.export, name="comment-set-export"),
]
