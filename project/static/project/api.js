// Swagger UI draws what it is told in its own elements; here they get what people need who do not see the page.
const root = document.querySelector("#swagger-ui");

/** @type {[string, (element: Element) => void][]} */
const mends = [
  // Its headings go on from the title of the page, which it does not know.
  ["h3:not([aria-level])", (one) => one.setAttribute("aria-level", "2")],
  ["h4:not([aria-level])", (one) => one.setAttribute("aria-level", "3")],
  ["h5:not([aria-level])", (one) => one.setAttribute("aria-level", "4")],
  // A table is one, and no place of the page.
  ["table[role=region]", (one) => one.removeAttribute("role")],
  // What opens an operation is one button, and no link in a button.
  ["button a[href]", (one) => one.removeAttribute("href")],
  ["pre:not([tabindex])", (one) => one.setAttribute("tabindex", "0")],
  ["tr :is(select, textarea):not([aria-label])", nameByRow],
  ["textarea:not([aria-label])", (one) => one.setAttribute("aria-label", "Request body")],
  [".close-modal:not([aria-label])", (one) => one.setAttribute("aria-label", "Close")],
  [".modal-ux:not([role])", asDialog],
];

/** @param {Element} field */
function nameByRow(field) {
  const row = field.closest("tr");
  const name = row?.getAttribute("data-param-name") || row?.querySelector("td")?.textContent || "";
  field.setAttribute("aria-label", name.trim());
}

/** What opens over the page is a dialog: it takes the focus, and Escape closes it.
 * @param {Element} box
 */
function asDialog(box) {
  const closer = box.querySelector("button");
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-modal", "true");
  box.setAttribute("aria-label", box.querySelector("h3")?.textContent ?? "");
  box.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && event.key === "Escape") closer?.click();
  });
  closer?.focus();
}

function mend() {
  for (const [which, how] of mends) {
    root?.querySelectorAll(which).forEach(how);
  }
}

if (root) {
  new MutationObserver(mend).observe(root, { childList: true, subtree: true });
  mend();
}
