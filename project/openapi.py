"""How the OpenAPI document is drawn up."""

SPECTACULAR_SETTINGS = {
    "TITLE": "Clauseline",
    "DESCRIPTION": "Versions of standards drafts, what changed in them clause by clause, and what reviewers say.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "project.examples.show"],
    "ENUM_NAME_OVERRIDES": {
        "LinkKind": "proposals.models.Link.Kind",
        "ClauseKind": "proposals.models.Clause.Kind",
        "ChangeKind": "proposals.models.Change.Kind",
        "AnnotationKind": "annotations.models.Annotation.Kind",
        "AnnotationState": "annotations.models.Annotation.State",
        "JobState": "proposals.models.Job.State",
        "CommentSetState": "annotations.models.CommentSet.State",
        "InvitationState": "proposals.models.Invitation.State",
        "HintState": "annotations.models.Hint.State",
        "VersionState": "proposals.api.versions.STATES",
        "ComparisonState": "proposals.api.comparisons.STATES",
    },
}
