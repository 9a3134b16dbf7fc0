from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    name = "annotations"

    def ready(self) -> None:
        from annotations import signals, withdrawal

        signals.connect()
        withdrawal.connect()
