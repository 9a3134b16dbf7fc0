"""What a hand does with a mouse."""

from __future__ import annotations

from playwright.sync_api import Page

from proposals.models import Version

FIND = """([first, last]) => {
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const find = (word) => texts.find((text) => text.parentElement.closest("[data-start]") && text.data.includes(word));
  const boxes = (word) => {
    const [node, range] = [find(word), document.createRange()];
    range.setStart(node, node.data.indexOf(word));
    range.setEnd(node, node.data.indexOf(word) + word.length);
    return [...range.getClientRects()];
  };
  find(first).parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  const [start, end] = [boxes(first)[0], boxes(last).at(-1)];
  return {
    from: [start.left + 0.5, start.top + start.height / 2],
    to: [end.right - 0.5, end.top + end.height / 2],
  };
}"""


def opened(page: Page, version: Version) -> Page:
    """The page of a version, once words can be selected there."""
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-toolbar]").wait_for(state="attached")
    return page


def select(page: Page, first: str, last: str = "") -> None:
    """Drag over the draft from the beginning of `first` to the end of `last` (else of `first`)."""
    places = settled(page, [first, last or first])
    page.mouse.move(*places["from"])
    page.mouse.down()
    page.mouse.move(*places["to"], steps=8)
    page.mouse.up()


def settled(page: Page, words: list[str]) -> dict[str, list[float]]:
    """Where to drag from and to, once nothing on the page moves any more: what fills the margin may shift the text."""
    page.wait_for_load_state()  # What hears of a selection is there then.
    before, places = None, page.evaluate(FIND, words)
    while before != places:
        page.wait_for_timeout(100)
        before, places = places, page.evaluate(FIND, words)
    return dict(places)
