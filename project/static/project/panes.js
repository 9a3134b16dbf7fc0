/** A pane that is open as a sheet closes when one goes to a place in the text. */

import { all } from "../proposals/page/elements.js";

addEventListener("hashchange", () => {
  for (const pane of all(".pane:popover-open")) pane.hidePopover();
});
