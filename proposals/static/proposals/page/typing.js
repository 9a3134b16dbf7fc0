/** Whether a key is meant for what one writes in, or for the page. */

const WRITABLE = "input, textarea, select, [contenteditable], [data-suggestion]";

/**
 * Whether one writes in this element.
 * @param {EventTarget | null} target
 */
export function isWriting(target) {
  return target instanceof Element && target.matches(WRITABLE);
}

/**
 * Whether Ctrl, Alt or the key of the system is held, with which keys are the browser's.
 * @param {KeyboardEvent} event
 */
export function isHeld({ ctrlKey, metaKey, altKey }) {
  return ctrlKey || metaKey || altKey;
}

/**
 * Whether a key is meant for the page: nobody writes, and no dialog is open.
 * @param {KeyboardEvent} event
 */
export function isForPage(event) {
  return !isHeld(event) && !isWriting(event.target) && !document.querySelector("dialog[open]");
}
