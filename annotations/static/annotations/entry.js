/** The annotation's form: asked for, filled with its passage, sent, and its faults said beside their fields. */

import { arrange } from "./arranging.js";
import { bodyOf, marginOf, refresh } from "./margin.js";
import { emphasise } from "./highlights.js";
import { rangesOf } from "./anchor.js";
import { fragment, send } from "./server.js";
import { say } from "./problems.js";
import { openMargin } from "./showing.js";

/** Open the form for a passage (`anchor`) or a whole clause. */
export function ask({ version, key, anchor = null }) {
  const start = anchor ? `&start=${anchor.start}` : "";
  return open(`/versions/${version}/annotate/?key=${key}${start}`, anchor);
}

/** Say that a selection runs over several clauses, and offer them. */
export function askWhich({ version, key, other }) {
  return open(`/versions/${version}/annotate/?key=${key}&other=${other}`);
}

async function open(address, anchor = null) {
  const drawn = await fragment(address);
  close();
  openMargin();
  bodyOf(marginOf()).insertAdjacentHTML("afterbegin", drawn);
  const entry = document.querySelector("[data-entry]");
  if (anchor) fill(entry, anchor);
  preview(entry);
  arrange(entry);
  const first = entry.querySelector("[data-first]") ?? entry;
  first.focus({ preventScroll: true });
  entry.scrollIntoView({ block: entry.closest(".as-column") ? "nearest" : "start" });
}

function fill(entry, anchor) {
  const to = anchor.start + Array.from(anchor.quote).length;
  Object.assign(entry.dataset, { from: anchor.start, to });
  entry.anchor = anchor;
  const quote = entry.querySelector("[data-quote]");
  quote.textContent = anchor.quote;
  quote.hidden = false;
  entry.querySelector("[data-whole]")?.remove();
  emphasise(rangesOf({ version: entry.dataset.version, key: entry.dataset.clauseKey }, anchor.start, to));
}

function close() {
  for (const entry of document.querySelectorAll("[data-entry]")) entry.remove();
  emphasise([]);
}

function told(form) {
  const { csrfmiddlewaretoken, ...fields } = Object.fromEntries(new FormData(form));
  const body = { ...fields, concerns: new FormData(form).getAll("concerns") };
  if (form.dataset.method === "PATCH") return body;
  const { version, clauseKey = "" } = form.dataset;
  return { ...body, version, key: clauseKey, anchor: form.anchor ?? null };
}

async function save(form) {
  const button = form.querySelector("button.primary");
  button.disabled = true;
  const { sends, method, seen } = form.dataset;
  const answer = await send(sends, { method, seen, body: told(form) });
  button.disabled = false;
  if (!answer.ok) {
    say(form, answer);
    return arrange();
  }
  const annotation = form.dataset.replaces ?? answer.body.id;
  const isGuest = form.dataset.version !== marginOf().dataset.version;
  close();
  await refresh(annotation, { isGuest });
  document.dispatchEvent(new CustomEvent("annotation:saved", { detail: { form, annotation } }));
}

let waiting = 0;
/** What the proposed wording does to the quote, drawn by the server. */
function preview(form) {
  const choice = form.querySelector('select[name="proposal"]')?.value;
  if (!choice) return;
  form.querySelector("[data-proposed]").hidden = choice === "none" || choice === "delete";
  const quote = form.querySelector("[data-quote]").textContent;
  const isShown = choice === "insert-after" || (choice !== "none" && quote);
  form.querySelector("[data-previewed]").hidden = !isShown;
  arrange();
  clearTimeout(waiting);
  if (isShown) waiting = setTimeout(() => drawPreview(form, quote), 200);
}

async function drawPreview(form, quote) {
  const body = new URLSearchParams(new FormData(form));
  body.set("quote", quote);
  form.querySelector("[data-preview-here]").innerHTML = await fragment(form.dataset.preview, { method: "POST", body });
  arrange();
}

async function remove(button) {
  const answer = await send(button.dataset.deletes, { method: "DELETE" });
  if (answer.ok) await refresh();
  else say(button.closest("details"), answer);
}

async function settle(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  await fragment(form.action, { method: "POST", body });
  await refresh(form.closest("[data-card]").dataset.card);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sends], [data-settles]")) return;
  event.preventDefault();
  if (event.target.matches("[data-sends]")) save(event.target);
  else settle(event.target, event.submitter);
});
document.addEventListener("click", (event) => {
  const asks = event.target.closest("[data-asks]");
  if (asks) open(asks.dataset.asks);
  else if (event.target.closest("[data-cancels]")) {
    close();
    arrange();
  } else if (event.target.closest("[data-deletes]")) remove(event.target.closest("[data-deletes]"));
});
document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-sends]");
  if (form && event.target.matches("[data-wording]")) preview(form);
  else if (form && event.target.matches("textarea")) arrange();
});
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-entry]");
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
