"""How the OpenAPI document is drawn up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

REF = "#/components/schemas/"
PAGE = re.compile("^Paginated|^Vocabulary$")
"""The names of what holds rows in a list, each of them as far as it is asked for."""
LONG = 1000
"""Limits of so many characters hold for what is written from now on: what was written before is told whole."""


def settle(result: dict[str, Any], generator: Any, **asked: Any) -> dict[str, Any]:
    """The document with what follows from all of it: its tags, types that stand nowhere else, nothing unused."""
    result["tags"] = list(_tags(result, generator))
    schemas = result["components"]["schemas"]
    for name, schema in schemas.items():
        if name.endswith("Request"):
            schema["additionalProperties"] = False
    for schema in _objects({name: schema for name, schema in schemas.items() if not name.endswith("Request")}):
        if isinstance(most := schema.get("maxLength"), int) and most >= LONG:
            del schema["maxLength"]
    for path in result["paths"].values():
        if any(one["name"] == "fields" for one in path.get("get", {}).get("parameters", [])):
            _tell_parts(path["get"]["responses"]["200"]["content"]["application/json"], schemas)
    while unused := schemas.keys() - set(re.findall(r"#/components/schemas/(\w+)", repr(result))):
        for name in unused:
            del schemas[name]
    return result


def _tell_parts(content: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Say that rows come in part where `?fields=` asks for a part."""
    whole = _name(content["schema"])
    lists = [one for one in schemas[whole].get("properties", {}).values() if "$ref" in one.get("items", {})]
    rows = [(one, "items") for one in lists] if PAGE.search(whole) else [(content, "schema")]
    for place, key in rows:
        name = _name(place[key])
        part = {key: value for key, value in schemas[name].items() if key != "required"}
        schemas[f"{name}InPart"] = {**part, "description": "As much of it as `?fields=` asks for."}
        place[key] = {"anyOf": [{"$ref": REF + name}, {"$ref": f"{REF}{name}InPart"}]}


def _name(schema: dict[str, Any]) -> str:
    return str(schema["$ref"]).removeprefix(REF)


def _tags(result: dict[str, Any], generator: Any) -> Iterator[dict[str, str]]:
    """Each tag with what the endpoint of its shortest address says of itself."""
    endpoints = {path: endpoint for path, _, _, endpoint in generator.endpoints}
    tags: dict[str, str] = {}
    for path in sorted(result["paths"], key=len):
        for operation in result["paths"][path].values():
            for tag in operation["tags"]:
                tags.setdefault(tag, (endpoints[path].cls.__doc__ or "").strip().partition("\n")[0])
    return ({"name": tag, "description": tags[tag]} for tag in sorted(tags))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else []


SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "Clauseline",
    "DESCRIPTION": "Versions of standards drafts, what changed in them clause by clause, and what reviewers say.\n\n"
    "What is not told here is refused by name: parameters, fields, fields in fields. What a row is shown with may be "
    "sent back with it. Sentences come in English; who shows them to people asks for another language by the header "
    "`Clauseline-Language`.",
    "VERSION": "1",
    "CONTACT": {"name": "The admins of this site"},
    "SERVERS": [{"url": "/", "description": "This site"}],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "project.examples.show",
        "project.openapi.settle",
    ],
    "ENUM_NAME_OVERRIDES": {
        "LinkKind": "proposals.models.Link.Kind",
        "ClauseKind": "proposals.models.Clause.Kind",
        "ChangeKind": "proposals.models.Change.Kind",
        "BlockKind": "clauseline.vocabulary.BLOCK_KINDS",
        "TableKind": ("table",),
        "Op": "clauseline.vocabulary.OPS",
        "AnnotationKind": "annotations.models.Annotation.Kind",
        "AnnotationState": "annotations.models.Annotation.State",
        "WordingState": "clauseline.vocabulary.WORDING_STATES",
        "JobState": "proposals.models.Job.State",
        "CommentSetState": "annotations.models.CommentSet.State",
        "InvitationState": "proposals.models.Invitation.State",
        "HintState": "annotations.models.Hint.State",
        "HintBearing": "clauseline.vocabulary.HINT_BEARINGS",
        "ConfirmationState": "annotations.models.ForceConfirmation.State",
        "JudgementKind": "annotations.models.Judgement.Kind",
        "JudgementState": "annotations.models.Judgement.State",
        "OriginMethod": "clauseline.vocabulary.ORIGIN_METHODS",
        "OriginBand": "clauseline.vocabulary.BANDS",
        "TrackFate": "clauseline.vocabulary.TRACK_FATES",
        "LineageMethod": "proposals.queries.lineage_steps.METHODS",
        "LineageWording": "proposals.queries.lineage_steps.WORDINGS",
        "OriginDecisionState": "annotations.models.OriginDecision.State",
        "PairDecisionState": "annotations.models.PairDecision.State",
        "AnnotationVisibility": "annotations.models.Annotation.Visibility",
        "TranslationVisibility": "annotations.models.Translation.Visibility",
        "EditRole": "clauseline.vocabulary.EDIT_ROLES",
        "MembershipRole": "proposals.models.Role",
        "Genre": "proposals.models.Proposal.Genre",
        "SentenceKind": "clauseline.vocabulary.SENTENCE_KINDS",
        "SentencePart": "clauseline.vocabulary.SENTENCE_PARTS",
        "DutyFact": "clauseline.vocabulary.DUTY_FACTS",
        "OriginReason": "clauseline.origins.direction.ORIGIN_REASONS",
        "LedgerState": "annotations.queries.ledger_states.LEDGER_STATES",
        "LedgerPlace": "annotations.queries.ledger_states.LEDGER_PLACES",
        "LedgerVoice": "annotations.queries.ledger_states.LEDGER_VOICES",
        "LedgerReason": "annotations.queries.ledger_states.LEDGER_REASONS",
        "DutyStanding": "annotations.api.ledger.STANDINGS",
        "VersionState": "proposals.api.versions.STATES",
        "ComparisonState": "proposals.api.comparisons.STATES",
    },
}
