"""What operations take is the same whichever thread asks first."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.site import HERE

PROGRAM = """
import json, sys, threading
import django; django.setup()
from proposals.api import declared
sys.setswitchinterval(1e-6)
operations, faults, start = list(declared._places()), [], threading.Barrier(8)

def ask(some):
    start.wait()
    for endpoint, method in some:
        try:
            declared.declared(endpoint, method)
        except Exception as fault:
            faults.append(repr(fault))

threads = [threading.Thread(target=ask, args=(operations[one::8],)) for one in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(json.dumps({"operations": len(operations), "faults": faults}))
"""


def test_the_first_requests_of_a_process_may_come_at_once():
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=HERE, check=True, text=True, stdout=subprocess.PIPE)
    body = json.loads(done.stdout.splitlines()[-1])
    assert (body["operations"] > 100, body["faults"]) == (True, [])
