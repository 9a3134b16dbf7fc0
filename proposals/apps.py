from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        from proposals import kept
        from proposals.views import recording

        recording.connect()
        kept.forget_with_rows()
