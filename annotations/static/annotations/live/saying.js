/** What is new is said in a line to those who listen, when they have heard out what is being said. */

import { find, must } from "../../proposals/page/elements.js";

/** So many people are named. */
const MOST_NAMED = 3;

/**
 * @param {string[]} lines
 */
export function say(lines) {
  if (lines.length) must('[data-slot="news"]').textContent = lines.join(" ");
}

/**
 * A sentence that the server wrote for one and for several, with how many there are and who did it.
 * @param {"remark" | "reply" | "decision"} name
 * @param {number} count
 * @param {string[]} people
 */
export function counted(name, count, people = []) {
  if (!count) return [];
  const pattern = find(`[data-news-sentence="${name}-${count === 1 ? "one" : "several"}"]`)?.textContent.trim() ?? "";
  return [pattern.replace("__n__", String(count)).replace("__who__", named(people))];
}

/** @param {string[]} people */
function named(people) {
  const each = [...new Set(people)];
  const rest = each.length > MOST_NAMED ? " …" : "";
  return each.slice(0, MOST_NAMED).join(", ") + rest;
}
