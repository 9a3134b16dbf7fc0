/** Where one was before a form was opened, to go back there. */

import { around } from "../../proposals/page/elements.js";
import { clauseHere } from "../anchoring/clauses.js";

/** The element that had the focus, or the clause; the card it lies in; the first selected word. */
/** @typedef {{element: HTMLElement | null, card: string, spot: Range | null}} Origin */

/** @type {Origin | null} */
let origin = null;

/** Remember where one is, unless that is a form. */
export function remember() {
  const { activeElement: active } = document;
  if (around(active, "[data-entry]")) return;
  const selection = getSelection();
  const spot = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  const isSomewhere = active instanceof HTMLElement && active !== document.body;
  const card = around(active, "[data-card]")?.id ?? "";
  origin = { element: isSomewhere ? active : clauseHere(), card, spot };
}

/** Go back to where one was. */
export function goBack() {
  if (!origin) return;
  const { element, card, spot } = origin;
  const place = element?.isConnected ? element : (document.getElementById(card) ?? clauseHere());
  place?.focus({ preventScroll: true });
  if (spot?.startContainer.isConnected) getSelection()?.collapse(spot.startContainer, spot.startOffset);
  origin = null;
}

/** Forget where one was: one stays where one was led to. */
export function stay() {
  origin = null;
}
