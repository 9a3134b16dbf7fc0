from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    name = "annotations"

    def ready(self) -> None:
        from annotations import across, admin, judging, markers, signals, withdrawal

        across.connect()
        admin.register()
        judging.connect()
        markers.connect()
        signals.connect()
        withdrawal.connect()
