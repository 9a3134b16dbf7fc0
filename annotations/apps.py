from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    name = "annotations"

    def ready(self) -> None:
        from annotations import across, admin, judging, markers, signals, withdrawal
        from annotations.services import set_files

        across.connect()
        admin.register()
        judging.connect()
        markers.connect()
        set_files.connect()
        signals.connect()
        withdrawal.connect()
