"""The Celery application: `celery -A project worker`. What a site can choose is in its settings."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
app = Celery(
    "clauseline",
    changes={
        "task_ignore_result": True,
        "task_publish_retry": False,
        "broker_connection_retry_on_startup": True,
        # A worker of several queues looks into the first one first.
        "broker_transport_options": {
            "socket_connect_timeout": 2,
            "visibility_timeout": 3600,
            "queue_order_strategy": "priority",
        },
        # A busy worker holds no message back that an idle one could take.
        "worker_prefetch_multiplier": 1,
        "worker_disable_prefetch": True,
        # Seconds in which the process that does the work must have begun: on a busy machine the usual four are too few.
        "worker_proc_alive_timeout": 60.0,
        "worker_hijack_root_logger": False,
    },
)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
