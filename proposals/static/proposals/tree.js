/** The clause tree by keyboard: one stop for Tab, arrows walk, left and right fold (WAI-ARIA tree pattern). */

const level = (item) => Number(item.getAttribute("aria-level"));
const isShown = (item) => !item.parentElement.hidden;

for (const tree of document.querySelectorAll("[data-tree]")) {
  const items = [...tree.querySelectorAll('[role="treeitem"]')];
  const forward = getComputedStyle(tree).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const byClause = new Map(items.map((item) => [item.dataset.clause, item]));
  let stop = items[0];
  for (const item of items) item.tabIndex = item === stop ? 0 : -1;

  const goTo = (item, { focus = true } = {}) => {
    if (!item) return;
    stop.tabIndex = -1;
    stop = item;
    stop.tabIndex = 0;
    if (focus) stop.focus();
  };

  const fold = (item, isOpen) => {
    item.setAttribute("aria-expanded", String(isOpen));
    let hiddenBelow = isOpen ? Infinity : level(item);
    for (const after of items.slice(items.indexOf(item) + 1)) {
      if (level(after) <= level(item)) break;
      if (level(after) <= hiddenBelow) hiddenBelow = Infinity;
      after.parentElement.hidden = level(after) > hiddenBelow;
      if (!after.parentElement.hidden && after.getAttribute("aria-expanded") === "false") hiddenBelow = level(after);
    }
  };

  const parentOf = (item) => items.slice(0, items.indexOf(item)).findLast((other) => level(other) < level(item));

  tree.addEventListener("click", (event) => {
    const item = event.target.closest('[role="treeitem"]');
    if (!item) return;
    if (event.target.closest("[data-fold]")) {
      event.preventDefault();
      fold(item, item.getAttribute("aria-expanded") !== "true");
    }
    goTo(item, { focus: false });
  });

  tree.addEventListener("focusin", (event) => {
    const item = event.target.closest('[role="treeitem"]');
    if (item && item !== stop) goTo(item, { focus: false });
  });

  tree.addEventListener("keydown", (event) => {
    const shown = items.filter(isShown);
    const at = shown.indexOf(stop);
    const state = stop.getAttribute("aria-expanded");
    const moves = {
      ArrowDown: () => goTo(shown[at + 1]),
      ArrowUp: () => goTo(shown[at - 1]),
      Home: () => goTo(shown[0]),
      End: () => goTo(shown.at(-1)),
      ArrowRight: () => (state === "false" ? fold(stop, true) : state === "true" && goTo(shown[at + 1])),
      ArrowLeft: () => (state === "true" ? fold(stop, false) : goTo(parentOf(stop))),
      " ": () => stop.click(),
    };
    const mirrored = forward === "ArrowRight" ? event.key : ({ ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[event.key] ?? event.key);
    if (!moves[mirrored] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moves[mirrored]();
  });

  tree.addEventListener("clause:here", (event) => {
    const item = byClause.get(event.detail);
    if (!item || item.hasAttribute("aria-current")) return;
    tree.querySelector("[aria-current]")?.removeAttribute("aria-current");
    item.setAttribute("aria-current", "location");
    if (!tree.contains(document.activeElement)) goTo(item, { focus: false });
    if (tree.checkVisibility()) showIn(tree.parentElement, item);
  });
}

function showIn(pane, item) {
  const [outer, inner] = [pane.getBoundingClientRect(), item.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) pane.scrollTop += inner.top - outer.top - outer.height / 3;
}
