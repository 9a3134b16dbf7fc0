from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        from proposals.api import schema  # noqa: F401
        from proposals.views import recording

        recording.connect()
