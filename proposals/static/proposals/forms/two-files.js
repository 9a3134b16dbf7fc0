/**
 * The form for two files: two that are dropped at once go to both fields, the one that was changed first as the older;
 * they can be swapped; and what is refused is said with both files still chosen.
 */

import { all, copyOf, find, given, must } from "../page/elements.js";

const form = must("[data-two-files]", document, HTMLFormElement);
const [older, newer] = all('input[type="file"]', form, HTMLInputElement);
const refused = must("[data-refused]", form);
const swap = must("[data-swap]", form);
const sending = must("[data-sending]", form);
const most = Number(given(form, "twoFiles"));

/** @param {File[]} files */
function listOf(files) {
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  return list.files;
}

/** @param {File[]} files two of them, the older first */
function choose([first, second]) {
  older.files = listOf([first]);
  newer.files = listOf([second]);
}

/** @param {Node[]} why */
function refuse(why) {
  must("[data-why]", refused).replaceChildren(...why);
  refused.hidden = why.length === 0;
  if (why.length) refused.scrollIntoView({ block: "nearest" });
}

/** @param {string} name */
function words(name) {
  return copyOf(must(`[data-words="${name}"]`, form, HTMLTemplateElement));
}

/** @param {File} file */
function tooLarge(file) {
  const said = words("large");
  said.prepend(`${file.name}: `);
  return said;
}

form.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.files && target.files.length > 1) {
    choose([...target.files].sort((one, other) => one.lastModified - other.lastModified));
  }
  const files = [older, newer].flatMap((field) => [...(field.files ?? [])]);
  swap.hidden = files.length < 2;
  refuse(files.filter((file) => file.size > most).map(tooLarge));
});

must("button", swap).addEventListener("click", () => {
  choose([...(newer.files ?? []), ...(older.files ?? [])]);
});

/** @param {Response} answer */
async function heed(answer) {
  if (answer.redirected) return location.assign(answer.url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const why = find("[data-why]", page)?.childNodes ?? find(".refusal", page)?.childNodes;
  refuse(why ? [...why] : [words("unsent")]);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!sending.hidden) return;
  sending.hidden = false;
  try {
    await heed(await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" }));
  } catch {
    refuse([words("unsent")]);
  } finally {
    sending.hidden = true;
  }
});
