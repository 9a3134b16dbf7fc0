/** Translations that people added, folded below the clauses of a text; a button at the others adds one. */

import { around, copyOf, find, given, must, mustAround, parsed } from "../../proposals/page/elements.js";
import { menuOf } from "../margin/clause-menu.js";
import { furnish } from "../margin/furnishing.js";
import { addressOf } from "../server/addresses.js";
import { attempt, tryOnce } from "../server/attempts.js";
import { fragment } from "../server/server.js";

const place = find('[data-slot="translations"]');
const version = place?.dataset.version ?? "";
/** What the server drew to be copied. @type {Promise<DocumentFragment> | null} */
const drawn =
  place && version ? new Promise((resolve) => attempt(place, async () => resolve(await fetchSheets()))) : null;

/** @returns {Promise<DocumentFragment>} */
async function fetchSheets() {
  return parsed(await fragment(addressOf("translations", { slug: version })));
}

/**
 * Below the words of a clause, where nothing of a selection looks.
 * @param {HTMLElement} clause
 * @param {HTMLElement} block
 */
function put(clause, block) {
  find(".translations", clause)?.remove();
  (find(".hints", clause) ?? clause.lastElementChild ?? clause).after(block);
  window.htmx.process(block);
}

/** @param {HTMLElement} clause */
async function add(clause) {
  const key = given(clause, "clause");
  if (!drawn) return;
  if (!find(".translations", clause)) {
    put(clause, copyOf(must("[data-translated-new]", await drawn, HTMLTemplateElement)));
  }
  const body = must("[data-translations]", clause);
  await tryOnce(async () => {
    body.replaceChildren(parsed(await fragment(addressOf("translation", { slug: version, key }))));
    window.htmx.process(body);
    find("textarea", body)?.focus();
  });
}

if (drawn) {
  furnish(async (clause) => {
    if (clause.dataset.version !== version) return;
    const key = given(clause, "clause");
    const sheets = await drawn;
    const own = find(`template[data-translated="${CSS.escape(key)}"]`, sheets, HTMLTemplateElement);
    if (own && !find(".translations", clause)) put(clause, copyOf(own));
    const button = find("[data-translates]", sheets, HTMLTemplateElement);
    if (button && !find("[data-adds-translation]", clause)) menuOf(clause).append(copyOf(button));
  });
  document.addEventListener("click", ({ target }) => {
    if (around(target, "[data-adds-translation]")) add(mustAround(target, ".clause"));
  });
}
