/** A bar that floats beside some words. */

/**
 * Over the words; under them where fingers and their own menu are, or where there is no room.
 * @param {HTMLElement} bar
 * @param {Element | Range} words
 */
export function putBeside(bar, words) {
  const box = words.getBoundingClientRect();
  const isBelow = matchMedia("(pointer: coarse)").matches || box.top < bar.offsetHeight + 72;
  const top = isBelow ? box.bottom + 10 : box.top - bar.offsetHeight - 10;
  const left = box.left + box.width / 2 - bar.offsetWidth / 2;
  bar.style.top = `${Math.min(Math.max(top, 8), innerHeight - bar.offsetHeight - 8)}px`;
  bar.style.left = `${Math.min(Math.max(left, 8), innerWidth - bar.offsetWidth - 8)}px`;
}
