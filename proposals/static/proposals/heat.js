/** The heat strip: a slider over the changes, by keys or a click; its window shows which part of the text one sees. */

import { goTo, TOP } from "./here.js";
import { portionOf, reach } from "./portions.js";

const strip = document.querySelector("[data-heat]");

if (strip?.querySelector("[data-stripe]")) {
  const stripes = [...strip.querySelectorAll("[data-stripe]")].map((rect) => {
    const top = Number(rect.getAttribute("y"));
    const bottom = top + Number(rect.getAttribute("height"));
    return { top, bottom, words: rect.textContent, key: rect.dataset.stripe };
  });
  const frame = strip.querySelector("[data-window]");
  let at = 0;

  const tell = (index) => {
    at = index;
    strip.setAttribute("aria-valuenow", String(index + 1));
    strip.setAttribute("aria-valuetext", stripes[index].words);
  };

  const go = async (index) => {
    tell(Math.min(Math.max(index, 0), stripes.length - 1));
    const clause = await reach(stripes[at].key);
    const fold = clause.closest("details:not([open])");
    if (fold) fold.open = true;
    clause.scrollIntoView({ block: "start" });
  };

  /** Stripes that stand together in a portion of the text, or all of a short one. */
  const stretches = [...Map.groupBy(stripes, ({ key }) => portionOf(key))].map(([portion, own]) => ({ portion, own }));

  /** Places on the page, from the window's top, and where they are on the strip: to the clause where one reads. */
  const placesIn = ({ portion, own }) => {
    const box = portion?.getBoundingClientRect();
    if (box && (box.bottom < 0 || box.top > innerHeight)) return [[box.top, own[0].top], [box.bottom, own.at(-1).bottom]];
    return own.flatMap(({ key, top, bottom }) => {
      const clause = document.getElementById(key);
      if (!clause?.checkVisibility()) return [];
      const inner = clause.getBoundingClientRect();
      return [[inner.top, top], [inner.bottom, bottom]];
    });
  };

  const places = () => {
    const text = document.querySelector(".compared").getBoundingClientRect();
    const shown = stretches.filter(({ portion }) => !portion || portion.checkVisibility());
    return [[text.top, 0], ...shown.flatMap(placesIn), [text.bottom, 1000]];
  };

  const onStrip = (known, y) => {
    const next = known.findIndex(([place]) => place >= y);
    if (next <= 0) return next === 0 ? 0 : 1000;
    const [[y0, s0], [y1, s1]] = [known[next - 1], known[next]];
    return y1 > y0 ? s0 + ((s1 - s0) * (y - y0)) / (y1 - y0) : s1;
  };

  const draw = () => {
    const known = places();
    const [top, bottom] = [onStrip(known, 56), onStrip(known, innerHeight)];
    frame.setAttribute("y", top.toFixed(1));
    frame.setAttribute("height", Math.max(bottom - top, 4).toFixed(1));
    const seen = stripes.findLastIndex((stripe) => stripe.top <= onStrip(known, TOP));
    if (document.activeElement !== strip) tell(Math.max(seen, 0));
  };

  let isDue = false;
  const drawSoon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      draw();
    }, 60);
  };

  const moves = {
    ArrowDown: () => go(at + 1),
    ArrowRight: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    ArrowLeft: () => go(at - 1),
    PageDown: () => go(at + 10),
    PageUp: () => go(at - 10),
    Home: () => go(0),
    End: () => go(stripes.length - 1),
    Enter: async () => goTo(await reach(stripes[at].key)),
  };
  strip.addEventListener("keydown", (event) => {
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moves[event.key]();
  });
  strip.addEventListener("click", (event) => {
    const box = strip.getBoundingClientRect();
    const y = ((event.clientY - box.top) / box.height) * 1000;
    const far = ({ top, bottom }) => Math.max(top - y, y - bottom, 0);
    go(stripes.reduce((best, stripe, index) => (far(stripe) < far(stripes[best]) ? index : best), 0));
  });

  strip.removeAttribute("aria-hidden");
  strip.tabIndex = 0;
  addEventListener("scroll", drawSoon, { passive: true });
  addEventListener("resize", drawSoon);
  addEventListener("toggle", drawSoon, { capture: true });
  document.addEventListener("clauseline:text", drawSoon);
  draw();
}
