/** The heat strip: a slider over the changes, by keys or a click; its window shows which part of the text one sees. */

import { all, find, given, must, there } from "../page/elements.js";
import { isHeld } from "../page/typing.js";
import { closedFold, goTo, TOP } from "../reading/here.js";
import { portionAt, reach } from "../reading/portions.js";
import { END, nearest, onStrip } from "./scale.js";

/** @typedef {import("./scale.js").Known} Known */
/** A change on the strip. */
/** @typedef {{top: number, bottom: number, words: string, key: string, portion: HTMLElement | undefined}} Stripe */
/** Stripes together in a portion of the text, or all of a short one. */
/** @typedef {[HTMLElement | undefined, Stripe[]]} Stretch */

/** @param {SVGElement} rect */
function stripeOf(rect) {
  const top = Number(rect.getAttribute("y"));
  const bottom = top + Number(rect.getAttribute("height"));
  return { top, bottom, words: rect.textContent, key: given(rect, "stripe"), portion: portionAt(rect) };
}

/**
 * Places on the page, from the window's top, and where they are on the strip: to the clause where one reads.
 * @param {Stretch} stretch
 * @returns {Known[]}
 */
function placesIn([portion, stripes]) {
  const box = portion?.getBoundingClientRect();
  if (box && (box.bottom < 0 || box.top > innerHeight)) {
    const [first, last] = [stripes[0], stripes[stripes.length - 1]];
    return [
      [box.top, first.top],
      [box.bottom, last.bottom],
    ];
  }
  return stripes.flatMap(({ key, top, bottom }) => {
    const clause = document.getElementById(key);
    if (!clause?.checkVisibility()) return [];
    const inner = clause.getBoundingClientRect();
    return /** @type {Known[]} */ ([
      [inner.top, top],
      [inner.bottom, bottom],
    ]);
  });
}

/**
 * @param {Stretch[]} stretches
 * @returns {Known[]}
 */
function places(stretches) {
  const text = must(".compared").getBoundingClientRect();
  const shown = stretches.filter(([portion]) => !portion || portion.checkVisibility());
  return [[text.top, 0], ...shown.flatMap(placesIn), [text.bottom, END]];
}

/**
 * @param {HTMLElement} strip
 * @param {Stripe[]} stripes
 */
function sliding(strip, stripes) {
  const frame = must("[data-window]", strip, SVGElement);
  /** @type {Stretch[]} */
  const stretches = [...Map.groupBy(stripes, ({ portion }) => portion)];
  let at = 0;

  /** @param {number} index */
  const pointTo = (index) => {
    at = index;
    strip.setAttribute("aria-valuenow", String(index + 1));
    strip.setAttribute("aria-valuetext", stripes[index].words);
  };

  const draw = () => {
    const known = places(stretches);
    const [top, bottom] = [onStrip(known, 56), onStrip(known, innerHeight)];
    frame.setAttribute("y", top.toFixed(1));
    frame.setAttribute("height", Math.max(bottom - top, 4).toFixed(1));
    const seen = stripes.findLastIndex((stripe) => stripe.top <= onStrip(known, TOP));
    if (document.activeElement !== strip) pointTo(Math.max(seen, 0));
  };

  /** @param {number} index */
  const go = async (index) => {
    pointTo(Math.min(Math.max(index, 0), stripes.length - 1));
    const clause = there(await reach(stripes[at].key), "clause of this stripe");
    const fold = closedFold(clause);
    if (fold) fold.open = true;
    clause.scrollIntoView({ block: "start" });
  };

  strip.addEventListener("keydown", (event) => {
    const last = stripes.length - 1;
    const index = indexAfter(event.key, at, last);
    if ((index === null && event.key !== "Enter") || isHeld(event)) return;
    event.preventDefault();
    if (index === null) reach(stripes[at].key).then(goTo);
    else go(index);
  });
  strip.addEventListener("click", (event) => {
    const box = strip.getBoundingClientRect();
    go(nearest(stripes, ((event.clientY - box.top) / box.height) * END));
  });
  return draw;
}

/**
 * To which stripe a key leads from `at`; null if it leads nowhere.
 * @param {string} key
 * @param {number} at
 * @param {number} last
 */
function indexAfter(key, at, last) {
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };
  if (key === "Home") return 0;
  if (key === "End") return last;
  return key in steps ? at + steps[key] : null;
}

/** @param {() => void} draw */
function keepUp(draw) {
  let isDue = false;
  const drawSoon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      draw();
    }, 60);
  };
  addEventListener("scroll", drawSoon, { passive: true });
  addEventListener("resize", drawSoon);
  addEventListener("toggle", drawSoon, { capture: true });
  document.addEventListener("clauseline:text", drawSoon);
  draw();
}

const strip = find("[data-heat]");
const stripes = strip ? all("[data-stripe]", strip, SVGElement).map(stripeOf) : [];

if (strip && stripes.length) {
  strip.removeAttribute("aria-hidden");
  strip.tabIndex = 0;
  keepUp(sliding(strip, stripes));
}
