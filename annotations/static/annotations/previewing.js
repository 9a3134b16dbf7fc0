/** What a proposed wording does to the words it is proposed for, drawn by the server while it is typed. */

import { arrange } from "./arranging.js";
import { fragment } from "./server.js";

const PAUSE = 200;
let waiting = 0;

/** Show the fields that the chosen kind of wording needs, and how the passage or the clause will read. */
export function preview(form) {
  const choice = form.querySelector('select[name="proposal"]')?.value;
  if (!choice) return;
  form.querySelector("[data-proposed]").hidden = choice === "none" || choice === "delete";
  const passage = form.querySelector("[data-quote]").textContent;
  const quote = passage || (choice === "replace" ? form.querySelector("[data-clause-words]")?.textContent ?? "" : "");
  const isShown = choice === "insert-after" || (choice !== "none" && quote);
  form.querySelector("[data-previewed]").hidden = !isShown;
  arrange();
  clearTimeout(waiting);
  if (isShown) waiting = setTimeout(() => draw(form, quote), PAUSE);
}

async function draw(form, quote) {
  const body = new URLSearchParams(new FormData(form));
  body.set("quote", quote);
  form.querySelector("[data-preview-here]").innerHTML = await fragment(form.dataset.preview, { method: "POST", body });
  arrange();
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-sends]");
  if (form && event.target.matches("[data-wording]")) preview(form);
  else if (form && event.target.matches("textarea")) arrange();
});
