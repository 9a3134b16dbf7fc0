from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        from proposals import admin
        from proposals.privacy import personal, retention
        from proposals.services import drawing_ahead, drawn, exports, page_languages, sessions
        from proposals.services.personal import ACCOUNT, ADDED, FOLLOWED, SAID
        from proposals.services.retention import RULES
        from proposals.sign_in import devices
        from proposals.views import recording

        personal.register(*SAID, *ACCOUNT, *FOLLOWED, *ADDED)
        retention.register(*RULES)

        recording.connect()
        devices.connect()
        sessions.connect()
        drawn.forget_with_rows()
        drawing_ahead.connect()
        page_languages.connect()
        exports.connect()
        admin.register()
