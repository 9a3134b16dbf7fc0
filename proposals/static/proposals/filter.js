/**
 * A box that narrows the tree `data-filters` names to the clauses with these words, and their parents. Enter goes to
 * the first one; if there is none, it sends the form.
 */

const level = (item) => Number(item.getAttribute("aria-level"));

for (const box of document.querySelectorAll("[data-filters]")) {
  const tree = document.getElementById(box.dataset.filters);
  const items = [...tree.querySelectorAll('[role="treeitem"]')];
  let found = items;
  const none = tree.parentElement.querySelector("[data-none]");

  box.addEventListener("input", () => {
    const words = box.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let needed = 0;
    found = [];
    for (const item of items.toReversed()) {
      const text = item.textContent.toLocaleLowerCase();
      const isFound = words.every((word) => text.includes(word));
      const isParent = level(item) < needed;
      item.parentElement.hidden = !isFound && !isParent;
      if (isFound) found.unshift(item);
      if (isFound || isParent) needed = level(item);
    }
    for (const item of items) if (item.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", "true");
    none.hidden = items.some((item) => !item.parentElement.hidden);
  });

  box.addEventListener("keydown", (event) => {
    const first = found[0];
    if (event.key === "Escape" && box.value) {
      box.value = "";
      box.dispatchEvent(new Event("input"));
      event.preventDefault();
    } else if (event.key === "Enter" && first) {
      event.preventDefault();
      first.click();
    }
    else if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    }
  });
}
