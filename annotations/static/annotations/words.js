/** In a clause that has the focus, the arrow keys take words: → the next, ← the one before, with Shift one more. */

function caretIn(clause) {
  const selection = getSelection();
  if (selection.rangeCount && clause.contains(selection.anchorNode)) return selection;
  const piece = clause.querySelector("[data-start]");
  if (!piece) return null;
  selection.collapse(piece.firstChild, 0);
  return selection;
}

function take(clause, direction, isMore) {
  const selection = caretIn(clause);
  if (!selection) return;
  if (!isMore && !selection.isCollapsed) {
    if (direction === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
  }
  selection.modify("extend", direction, "word");
}

document.addEventListener("keydown", (event) => {
  const clause = document.activeElement;
  if (!clause?.matches(".clause") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  event.preventDefault();
  const isForward = (event.key === "ArrowRight") === (getComputedStyle(clause).direction === "ltr");
  take(clause, isForward ? "forward" : "backward", event.shiftKey);
});
