/** A pane that is open as a sheet closes when one goes to a place in the text. */

addEventListener("hashchange", () => {
  for (const pane of document.querySelectorAll(".pane:popover-open")) pane.hidePopover();
});
