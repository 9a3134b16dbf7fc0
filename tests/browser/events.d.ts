/** What the scripts tell one another, and what goes with it. */
interface GlobalEventHandlersEventMap {
  /** The clause that one reads, by its key. */
  "clause:here": CustomEvent<string | undefined>;
  /** A part of the text has arrived: the target. */
  "clauseline:text": Event;
  "clauseline:walk": CustomEvent<1 | -1>;
  "margin:filled": CustomEvent<import("../../annotations/static/annotations/margin/marks.js").Drawing>;
  "margin:all": Event;
  /** Other marks are shown than before. */
  "margin:filtered": Event;
  "annotation:saved": CustomEvent<{ form: HTMLFormElement; annotation: string }>;
  /** Another window wrote at this place. */
  "unsent:differs": CustomEvent<string>;
  "review:changed": Event;
  "sheet:drawn": Event;
  "sheet:closed": Event;
  /** The server has other rows. */
  "sheet:outdated": Event;
  "sheet:leaving": Event;
  "sheet:write": CustomEvent<{ text: string; base: string }>;
  /** The library that exchanges parts of a page is done with one. */
  "htmx:afterSettle": Event;
}

interface Window {
  /** That library, which has to be told of what others put on a page. */
  htmx: { process(part: Element): void };
}
