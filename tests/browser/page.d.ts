/**
 * What the scripts may take for granted: all that they look for on a page is HTML, and what an event hits is a part of
 * the page. A selector does not say which kind of field it finds, so each part has what fields and dialogs have.
 */
interface Part extends HTMLElement {
  action: string;
  checked: boolean;
  content: DocumentFragment;
  disabled: boolean;
  elements: HTMLFormControlsCollection & Record<string, Part>;
  files: FileList;
  form: Part;
  indeterminate: boolean;
  name: string;
  open: boolean;
  reset(): void;
  close(): void;
  requestSubmit(submitter?: HTMLElement): void;
  select(): void;
  selectionEnd: number;
  selectionStart: number;
  setRangeText(words: string, start: number, end: number, mode: SelectionMode): void;
  setSelectionRange(start: number, end: number): void;
  showModal(): void;
  rows: HTMLCollectionOf<HTMLTableRowElement>;
  value: string;
}

interface ParentNode {
  querySelector(selectors: string): Part | null;
  querySelectorAll(selectors: string): NodeListOf<Part>;
}

interface Element {
  closest(selectors: string): Part | null;
}

interface Document {
  getElementById(id: string): Part | null;
  readonly activeElement: Part | null;
}

interface NonElementParentNode {
  getElementById(id: string): Part | null;
}

interface EventTarget {
  readonly dataset: any;
  readonly elements: any;
  readonly form: any;
  readonly id: any;
  readonly isConnected: any;
  checked: any;
  name: any;
  value: any;
  close(): void;
  closest(selectors: string): Part | null;
  matches(selectors: string): boolean;
  querySelector(selectors: string): Part | null;
}

interface Node {
  data: any;
  cloneNode(deep?: boolean): any;
  contains(other: EventTarget | null): boolean;
}

interface Event {
  readonly detail: any;
}

interface FormData {
  [part: string]: any;
}
