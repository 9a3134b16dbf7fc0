/** The body of a new consultation follows its version, until a person says to whom else the comments go. */

import { find, given } from "../../proposals/page/elements.js";

const version = find("select[data-bodies]", document, HTMLSelectElement);
const body = version?.form && find("select[name=body]", version.form, HTMLSelectElement);

if (version && body) {
  /** @type {Record<string, string>} */
  const bodies = JSON.parse(given(version, "bodies"));
  let proposed = bodies[version.value] ?? "";
  version.addEventListener("change", () => {
    if (body.value !== proposed) return;
    body.value = proposed = bodies[version.value] ?? "";
  });
}
