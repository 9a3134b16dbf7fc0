/** A theme is worn at once, where one reads; the server keeps it for the next page. Without scripts a form is sent. */

import { all, must } from "../proposals/page/elements.js";

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement && form.matches("[data-themes]"))) return;
  if (!(submitter instanceof HTMLButtonElement)) return;
  event.preventDefault();
  wear(submitter.value);
  fetch(form.action, { method: "POST", body: new FormData(form, submitter), redirect: "manual", keepalive: true });
});

/** @param {string} theme */
function wear(theme) {
  must('meta[name="theme"]', document, HTMLMetaElement).content = theme;
  for (const button of all("[data-themes] button", document, HTMLButtonElement)) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}
