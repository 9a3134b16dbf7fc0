"""What the OpenAPI document says of this API as a whole."""

from __future__ import annotations

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from proposals.api.authentication import TokenAuthentication


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
