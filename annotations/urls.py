"""Pages and fragments of what reviewers say."""

from django.urls import path

from annotations.views import (
    annotations,
    comment_sets,
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
    path("comment-sets/<slug:slug>/", comment_sets.show, name="comment-set"),
    path("comment-sets/<slug:slug>/freeze/", comment_sets.freeze, name="comment-set-freeze"),
    path("comment-sets/<slug:slug>/export/<slug:form>/", comment_sets.export, name="comment-set-export"),
]
