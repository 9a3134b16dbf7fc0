/**
 * A long text comes in portions: the first with the page, the others one after another while nothing else is done, and
 * at once when one scrolls near or asks for a place in them. What waits holds a link with `data-brings`, its address.
 * An element that was filled tells of it by `clauseline:text`.
 */

const NEAR = "150% 0%";

/** All of them, in the order of the text. */
export const portions = [...document.querySelectorAll(".portion")];

/** Where each clause stands, as the tree tells. */
const homes = new Map(
  [...document.querySelectorAll("[data-tree] [data-portion]")].map(({ dataset }) => [dataset.clause, portions[dataset.portion - 1]]),
);
const asked = new Map();

const linkIn = (portion) => portion.querySelector(":scope > .portion-waiting > [data-brings]");

/** The portion in which the clause of this key stands; undefined in a short text. */
export function portionOf(key) {
  return homes.get(key);
}

/** Fills a portion; done when its words are there, or when the server has none. */
export function bring(portion) {
  if (!asked.has(portion)) asked.set(portion, linkIn(portion) ? fill(portion) : Promise.resolve());
  return asked.get(portion);
}

/** The element of this id, wherever in the text it stands; null if nothing has this name. */
export async function reach(id) {
  const place = () => document.getElementById(id);
  const home = id.split("-").map(portionOf).find(Boolean);
  if (!place() && home) await bring(home);
  // What is named after a clause of the other text may stand anywhere.
  for (const portion of place() ? [] : portions) await bring(portion);
  return place();
}

async function fill(portion) {
  const link = linkIn(portion);
  const answer = await fetch(link.dataset.brings, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    // The link stays, and leads to the whole text.
    link.classList.add("failed");
    return;
  }
  const arrived = document.createElement("template");
  arrived.innerHTML = await answer.text();
  portion.replaceChildren(arrived.content);
  portion.style.minBlockSize = "";
  portion.dispatchEvent(new CustomEvent("clauseline:text", { bubbles: true }));
}

/** How high each will be, by its length and the height of those that are there: so nothing moves when they come. */
function estimate() {
  const there = portions.filter((portion) => !linkIn(portion) && portion.checkVisibility());
  const [first] = there;
  if (!first) return;
  const scale = first.offsetHeight / first.dataset.size;
  for (const portion of portions) {
    const height = `${Math.round(scale * portion.dataset.size)}px`;
    portion.style.containIntrinsicBlockSize = `auto ${height}`;
    if (linkIn(portion)) portion.style.minBlockSize = height;
  }
}

const idle = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));

async function bringAll() {
  for (const portion of portions) {
    if (!linkIn(portion)) continue;
    await idle();
    await bring(portion);
  }
}

if (portions.length) {
  estimate();
  const watch = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => bring(target)),
    { rootMargin: NEAR },
  );
  for (const portion of portions) if (linkIn(portion)) watch.observe(portion);
  addEventListener("resize", estimate);
  document.addEventListener("clauseline:text", ({ target }) => {
    if (target instanceof Element) watch.unobserve(target);
  });
  if (document.readyState === "complete") bringAll();
  else addEventListener("load", bringAll);
}
