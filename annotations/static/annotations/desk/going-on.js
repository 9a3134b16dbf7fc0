/** The way to the next thing that is left says where one is, so that it leads behind that. */

import { around } from "../../proposals/page/elements.js";

document.addEventListener(
  "click",
  ({ target }) => {
    const link = around(target, "a[data-goes-on]", HTMLAnchorElement);
    if (!link) return;
    const { pathname, search, hash } = location;
    link.search = `?${new URLSearchParams({ from: `${pathname}${search}${hash}` })}`;
  },
  { capture: true },
);
