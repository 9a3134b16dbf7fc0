"""`python -m tests.benchmarks.first_visit [--site PORT VAR] [--rounds 3]`: the first visit on a slow line.

A browser that keeps nothing opens a page of the sample; whatever it asks for takes 400 ms more to begin, and comes at
200 kB a second. Straight from the site, and through the proxy of `proxy/Caddyfile`, if Caddy is installed here. Prints
seconds until the first words of the draft are on the screen and until a key does something, and how many requests and
bytes came until the page was still. Without --site one is started.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.table import Table, plain
from tests.site import HERE, PATIENCE, free_port, running_site, until
from tests.tools import browser as chromium

LINE = {"offline": False, "latency": 400, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
WATCH = """
window.seen = { words: 0, keys: 0 };
(function look() {
  const words = document.querySelector(".frame-text .clause-head, [data-cell]");
  if (!(words?.getBoundingClientRect().height > 0)) return requestAnimationFrame(look);
  // Behind this frame it is on the screen.
  requestAnimationFrame(() => setTimeout(() => { seen.words = performance.now() / 1000; }));
})();
const asking = setInterval(() => {
  const cell = document.querySelector("[data-cell]");
  const told = new KeyboardEvent("keydown", { key: cell ? "ArrowDown" : "j", bubbles: true, cancelable: true });
  (cell ?? document.body)?.dispatchEvent(told);
  if (!told.defaultPrevented && !document.activeElement?.matches("[data-clause], [data-change]")) return;
  seen.keys = performance.now() / 1000;
  clearInterval(asking);
}, 20);
"""
"""A key works once a clause has the focus, or a script has taken the key from the browser."""
SIGN_IN = """
import json
from django.test import Client
from annotations.models import CommentSet
from proposals.models import Comparison, User, Version
client = Client()
client.force_login(User.objects.get(username="editor"))
newest = Version.objects.order_by("-pk")
print(json.dumps({
    "session": client.cookies["sessionid"].value,
    "reader": f"/versions/{newest.last().slug}/",
    "comparison": f"/comparisons/{Comparison.objects.order_by('pk').first().slug}/",
    "sheet": f"/comment-sets/{CommentSet.objects.order_by('pk').first().slug}/",
}))
"""


@dataclass(frozen=True)
class Visit:
    """Seconds until there were words and until keys worked; requests, of which scripts and sheets, and what came."""

    words: float
    keys: float
    requests: float
    scripts: float
    sheets: float
    kilobytes: float


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--site", nargs=2, metavar=("PORT", "VAR"), help="one that runs on this machine with the sample")
    asked.add_argument("--rounds", type=int, default=3)
    told = asked.parse_args()
    with site(told.site) as (port, pages), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        sys.stdout.write(plain(table(browser, f"http://127.0.0.1:{port}", pages, told.rounds, "from the site itself")))
        if shutil.which("caddy"):
            with proxy(port) as address:
                sys.stdout.write(plain(table(browser, address, pages, told.rounds, "through the proxy")))
        browser.close()


@contextmanager
def site(given: list[str] | None) -> Iterator[tuple[int, dict[str, str]]]:
    """The port of a site, its pages by their names, and a session of an editor."""
    if given:
        yield int(given[0]), signed_in(Path(given[1]))
        return
    with tempfile.TemporaryDirectory() as var, running_site(Path(var), sample=True) as own:
        yield own.port, signed_in(own.var)


def signed_in(var: Path) -> dict[str, str]:
    env = {**os.environ, "CLAUSELINE_VAR": str(var), "DJANGO_SETTINGS_MODULE": "project.settings"}
    command = [sys.executable, "-c", f"import django; django.setup()\n{SIGN_IN}"]
    told = subprocess.run(command, env=env, cwd=HERE, check=True, text=True, stdout=subprocess.PIPE).stdout
    pages: dict[str, str] = json.loads(told)
    return pages


@contextmanager
def proxy(port: int) -> Iterator[str]:
    """The address of Caddy before the site, with a certificate of its own."""
    own = free_port()
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "HOME": home, "SITE_HOST": f"localhost:{own}", "SITE": f"127.0.0.1:{port}"}
        command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(HERE / "proxy" / "Caddyfile")]
        process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
        try:
            until(lambda: _listens(own))
            yield f"https://localhost:{own}"
        finally:
            process.terminate()
            process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


def table(browser: Browser, address: str, pages: dict[str, str], rounds: int, how: str) -> Table:
    """The median of several visits of each page."""
    rows = []
    for name in ("reader", "comparison", "sheet"):
        visits = [visit(browser, address, pages[name], pages["session"]) for _ in range(rounds)]
        middle = [median(figures) for figures in zip(*map(astuple, visits), strict=True)]
        rows.append([name, *(f"{figure:.2f}" for figure in middle[:2]), *(f"{figure:.0f}" for figure in middle[2:])])
    heads = ("page", "s to words", "s to keys", "requests", "scripts", "sheets", "kB")
    return Table(f"First visit, 400 ms and 200 kB/s, {how}", heads, rows)


def visit(browser: Browser, address: str, path: str, session: str) -> Visit:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, ignore_https_errors=True)
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    context.add_init_script(WATCH)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    kinds: dict[str, str] = {}
    came: list[float] = []
    line.on("Network.requestWillBeSent", lambda told: kinds.update({told["requestId"]: told["type"]}))
    line.on("Network.loadingFinished", lambda told: came.append(told["encodedDataLength"]))
    page.goto(f"{address}{path}", wait_until="networkidle", timeout=PATIENCE * 1000)
    page.wait_for_function("seen.words && seen.keys", timeout=PATIENCE * 1000)
    seen = page.evaluate("seen")
    context.close()
    asked = list(kinds.values())
    counts = (len(asked), asked.count("Script"), asked.count("Stylesheet"))
    return Visit(seen["words"], seen["keys"], *counts, kilobytes=sum(came) / 1000)


if __name__ == "__main__":
    main()
