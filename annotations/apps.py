from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    name = "annotations"

    def ready(self) -> None:
        from annotations import markers, signals, withdrawal

        markers.connect()
        signals.connect()
        withdrawal.connect()
