/** What others remark, answer, decide and tick comes to the margin while it is open. */

import { find } from "../../proposals/page/elements.js";
import { freshen, mend } from "../margin/freshening.js";
import { marginOf } from "../margin/margin.js";
import { addressOf } from "../server/addresses.js";
import { isPassing, NoFragment } from "../server/server.js";
import { look, watch } from "./asking.js";

/** @typedef {import("./watch.js").Outcome} Outcome */

/** @returns {Promise<Outcome>} */
async function ask() {
  const version = marginOf()?.dataset.version;
  const tag = find("[data-margin][data-news]")?.dataset.news;
  if (!version || !tag) return "heard";
  const { outcome, news } = await look(addressOf("version-news", { slug: version }), tag);
  if (outcome !== "heard") return outcome;
  try {
    await mend();
    if (news) await freshen(tag);
    return "heard";
  } catch (fault) {
    if (!(fault instanceof NoFragment)) throw fault;
    return isPassing(fault) ? "away" : "ended";
  }
}

if (find("[data-account]")) {
  const watching = watch(ask);
  // The margin came, so the server answers: also after somebody signed in anew.
  document.addEventListener("margin:filled", () => watching.start());
}
