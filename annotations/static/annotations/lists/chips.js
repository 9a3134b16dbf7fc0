/**
 * Boxes that are ticked by typing: what is typed is completed, Enter and comma add it as a chip, Backspace takes the
 * last one away. The boxes themselves say what is chosen.
 */

import { all, around, copyOf, find, given, must, mustAround } from "../../proposals/page/elements.js";
import { completed, stepped } from "./completing.js";

const PICKER = "[data-chips]";
const FIELD = "[data-completes]";
/** By picker the index of the option that Enter takes. @type {WeakMap<HTMLElement, number>} */
const active = new WeakMap();

/** @param {HTMLElement} picker */
const boxesIn = (picker) => all('input[type="checkbox"]', picker, HTMLInputElement);
/** @param {HTMLElement} picker */
const fieldIn = (picker) => must(FIELD, picker, HTMLInputElement);
/** @param {HTMLElement} picker */
const listIn = (picker) => must("[data-options]", picker);
/** @param {HTMLElement} picker */
const shownIn = (picker) => all("[role=option]:not([hidden])", listIn(picker));

/**
 * The chips of what is ticked.
 * @param {ParentNode} part
 */
export function dress(part) {
  for (const picker of all(PICKER, part)) {
    const chips = boxesIn(picker).filter((box) => box.checked);
    must("[data-chosen]", picker).replaceChildren(...chips.map((box) => chipOf(picker, box)));
  }
}

/**
 * @param {HTMLElement} picker
 * @param {HTMLInputElement} box
 */
function chipOf(picker, box) {
  const option = optionOf(picker, box);
  const chip = copyOf(must("template[data-chip]", picker, HTMLTemplateElement));
  chip.classList.add(given(option, "family"));
  must("[data-chip-words]", chip).textContent = given(option, "label");
  const button = must("button", chip);
  button.dataset.unchooses = box.value;
  button.ariaLabel = `${button.ariaLabel} ${given(option, "label")}`;
  return chip;
}

/**
 * @param {HTMLElement} picker
 * @param {HTMLInputElement} box
 */
function optionOf(picker, box) {
  return must(`[data-option="${CSS.escape(box.value)}"]`, listIn(picker));
}

/**
 * Show what completes the typed words, the likeliest first.
 * @param {HTMLElement} picker
 */
function offer(picker) {
  const list = listIn(picker);
  const free = new Set(boxesIn(picker).flatMap((box) => (box.checked ? [] : [box.value])));
  const options = all("[role=option]", list);
  const sought = options.map((item) => ({ item, label: given(item, "label"), words: given(item, "words") }));
  const found = completed(sought, fieldIn(picker).value).filter(({ item }) => free.has(given(item, "option")));
  const shown = found.map(({ item }) => item);
  for (const item of options) item.hidden = !shown.includes(item);
  list.prepend(...shown);
  must("[data-none]", picker).hidden = shown.length > 0;
  open(picker, true);
  point(picker, shown.length && fieldIn(picker).value ? 0 : -1);
}

/**
 * @param {HTMLElement} picker
 * @param {boolean} isShown
 */
function open(picker, isShown) {
  must("[data-popup]", picker).hidden = !isShown;
  fieldIn(picker).ariaExpanded = String(isShown);
  if (!isShown) point(picker, -1);
}

/** @param {HTMLElement} picker */
function isOpen(picker) {
  return fieldIn(picker).ariaExpanded === "true";
}

/**
 * @param {HTMLElement} picker
 * @param {number} at
 */
function point(picker, at) {
  active.set(picker, at);
  const shown = shownIn(picker);
  for (const item of all("[role=option]", listIn(picker))) item.ariaSelected = String(item === shown[at]);
  fieldIn(picker).setAttribute("aria-activedescendant", shown[at]?.id ?? "");
  shown[at]?.scrollIntoView({ block: "nearest" });
}

/**
 * Tick or untick a box as a person does.
 * @param {HTMLElement} picker
 * @param {string} value
 * @param {boolean} isChosen
 */
function choose(picker, value, isChosen) {
  const box = boxesIn(picker).find((one) => one.value === value);
  if (!box) return;
  box.checked = isChosen;
  for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
}

/**
 * @param {HTMLElement} picker
 * @param {HTMLElement | undefined} item
 */
function add(picker, item) {
  if (!item) return;
  fieldIn(picker).value = "";
  open(picker, false);
  choose(picker, given(item, "option"), true);
}

/**
 * What a key does in the field; null if it is the browser's.
 * @param {HTMLElement} picker
 * @param {KeyboardEvent} event
 */
function actOf(picker, { key, ctrlKey, metaKey }) {
  if (ctrlKey || metaKey) return null;
  if (key === "ArrowDown" || key === "ArrowUp") return () => move(picker, key);
  if (key === "Enter") return () => add(picker, pointed(picker));
  if (key === "Backspace") return takingLast(picker);
  if (!isOpen(picker)) return null;
  return { ",": () => add(picker, pointed(picker)), Escape: () => open(picker, false) }[key] ?? null;
}

/** @param {HTMLElement} picker */
function pointed(picker) {
  return shownIn(picker)[active.get(picker) ?? -1];
}

/** @param {HTMLElement} picker */
function takingLast(picker) {
  const last = boxesIn(picker).findLast((box) => box.checked);
  return last && !fieldIn(picker).value ? () => choose(picker, last.value, false) : null;
}

/**
 * @param {HTMLElement} picker
 * @param {string} key
 */
function move(picker, key) {
  if (!isOpen(picker)) offer(picker);
  point(picker, stepped(key, active.get(picker) ?? -1, shownIn(picker).length));
}

// Before the form hears of Enter and Escape.
document.addEventListener(
  "keydown",
  (event) => {
    const field = event.isComposing ? null : around(event.target, FIELD);
    const picker = field && mustAround(field, PICKER);
    const act = picker && actOf(picker, event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  },
  true,
);
document.addEventListener("input", ({ target }) => {
  const field = around(target, FIELD, HTMLInputElement);
  if (field?.value) offer(mustAround(field, PICKER));
  else if (field) open(mustAround(field, PICKER), false);
});
document.addEventListener("change", ({ target }) => {
  const form = around(target, `${PICKER} [type="checkbox"]`) && around(target, "form");
  if (form) dress(form);
});
document.addEventListener("focusout", ({ target }) => {
  const field = around(target, FIELD);
  if (field) open(mustAround(field, PICKER), false);
});
// The field keeps the focus while one clicks what completes it.
document.addEventListener("pointerdown", (event) => {
  if (around(event.target, "[data-popup]")) event.preventDefault();
});
document.addEventListener("mousedown", (event) => {
  if (around(event.target, "[data-popup]")) event.preventDefault();
});
document.addEventListener("click", ({ target }) => {
  const picker = around(target, PICKER);
  if (!picker) return;
  const [item, button] = [around(target, "[role=option]"), around(target, "[data-unchooses]")];
  if (item) add(picker, item);
  if (button) choose(picker, given(button, "unchooses"), false);
  if (item || button || find(FIELD, picker)?.parentElement === target) fieldIn(picker).focus({ preventScroll: true });
});
