"""A page in a real browser: when its first words are there, what it costs until all is, and what moves meanwhile."""

from __future__ import annotations

import os
from dataclasses import dataclass

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import sync_playwright

from proposals.models import User
from tests.benchmarks.sized import browser_of

CHROMIUM = "/usr/bin/chromium"
WATCH = """
window.seen = { longest: 0, shift: 0, words: 0 };
(function look() {
  const clause = document.querySelector(".frame-text .clause-head");
  const isThere = clause?.getBoundingClientRect().height > 0;
  if (!isThere) requestAnimationFrame(look);
  // Behind this frame it is on the screen.
  else setTimeout(() => {
    seen.words = (performance.now() - performance.getEntriesByType("navigation")[0].responseStart) / 1000;
  });
})();
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) seen.longest = Math.max(seen.longest, one.duration / 1000);
}).observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) seen.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Look:
    """Seconds of the longest task, from the first byte to the first words of a clause, and of all that the page's
    thread did; and the sum of all shifts: from the first moment until nothing more comes.
    """

    longest: float
    words: float
    busy: float
    shift: float


def looked_at(address: str, person: User) -> Look:
    """What a person who is signed in sees at 1440 by 900."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    session = browser_of(person).cookies["sessionid"].value
    site = f"http://127.0.0.1:{server.port}"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
            context.add_init_script(WATCH)
            page = context.new_page()
            thread = context.new_cdp_session(page)
            thread.send("Performance.enable")
            page.goto(f"{site}{address}", wait_until="networkidle")
            page.wait_for_timeout(3000)
            told = page.evaluate("seen")
            costs = {one["name"]: one["value"] for one in thread.send("Performance.getMetrics")["metrics"]}
            browser.close()
    finally:
        server.terminate()
    return Look(told["longest"], told["words"], costs["TaskDuration"], told["shift"])
