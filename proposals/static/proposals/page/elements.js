/** Elements that the server drew, by selector and kind: null where none may be, an error where one is promised. */

/**
 * The first element that the selector finds; null if there is none.
 * @overload
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement | null}
 */
/**
 * @template {Element} Kind
 * @overload
 * @param {string} selector
 * @param {ParentNode} root
 * @param {new () => Kind} kind
 * @returns {Kind | null}
 */
/**
 * @param {string} selector
 * @param {ParentNode} root
 * @param {new () => Element} kind
 */
export function find(selector, root = document, kind = HTMLElement) {
  return ofKind(root.querySelector(selector), kind);
}

/**
 * The first element that the selector finds, which the server promises.
 * @overload
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
/**
 * @template {Element} Kind
 * @overload
 * @param {string} selector
 * @param {ParentNode} root
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
/**
 * @param {string} selector
 * @param {ParentNode} root
 * @param {new () => Element} kind
 */
export function must(selector, root = document, kind = HTMLElement) {
  return there(find(selector, root, kind), selector);
}

/**
 * All elements that the selector finds.
 * @overload
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement[]}
 */
/**
 * @template {Element} Kind
 * @overload
 * @param {string} selector
 * @param {ParentNode} root
 * @param {new () => Kind} kind
 * @returns {Kind[]}
 */
/**
 * @param {string} selector
 * @param {ParentNode} root
 * @param {new () => Element} kind
 */
export function all(selector, root = document, kind = HTMLElement) {
  return [...root.querySelectorAll(selector)].map((found) => there(ofKind(found, kind), selector));
}

/**
 * The nearest element that the selector finds around a part of the page, or that part itself; null if there is none.
 * @overload
 * @param {EventTarget | null | undefined} part
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
/**
 * @template {Element} Kind
 * @overload
 * @param {EventTarget | null | undefined} part
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind | null}
 */
/**
 * @param {EventTarget | null | undefined} part
 * @param {string} selector
 * @param {new () => Element} kind
 */
export function around(part, selector, kind = HTMLElement) {
  return part instanceof Element ? ofKind(part.closest(selector), kind) : null;
}

/**
 * The nearest element that the selector finds around a part of the page, which the server promises.
 * @overload
 * @param {EventTarget | null | undefined} part
 * @param {string} selector
 * @returns {HTMLElement}
 */
/**
 * @template {Element} Kind
 * @overload
 * @param {EventTarget | null | undefined} part
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
/**
 * @param {EventTarget | null | undefined} part
 * @param {string} selector
 * @param {new () => Element} kind
 */
export function mustAround(part, selector, kind = HTMLElement) {
  return there(around(part, selector, kind), selector);
}

/**
 * What must be there: an error that names it if it is not.
 * @template Thing
 * @param {Thing | null | undefined} thing
 * @param {string} name
 * @returns {Thing}
 */
export function there(thing, name) {
  if (thing === null || thing === undefined) throw new Error(`The page has no ${name}`);
  return thing;
}

/**
 * What the server wrote at `data-NAME` of an element, as `dataset` names it.
 * @param {HTMLElement | SVGElement} element
 * @param {string} name
 */
export function given(element, name) {
  return there(element.dataset[name], `dataset.${name} at ${element.tagName}`);
}

/**
 * A copy of the first element that a template holds.
 * @overload
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
/**
 * @template {Element} Kind
 * @overload
 * @param {HTMLTemplateElement} template
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
/**
 * @param {HTMLTemplateElement} template
 * @param {new () => Element} kind
 */
export function copyOf(template, kind = HTMLElement) {
  const copy = document.importNode(there(template.content.firstElementChild, "element in a template"), true);
  return there(ofKind(copy, kind), kind.name);
}

/**
 * HTML of the server as elements.
 * @param {string} html
 */
export function parsed(html) {
  return document.createRange().createContextualFragment(html);
}

/**
 * @template {Element} Kind
 * @param {Element | null} found
 * @param {new () => Kind} kind
 * @returns {Kind | null}
 */
function ofKind(found, kind) {
  if (!found || found instanceof kind) return found;
  throw new Error(`${found.tagName} where a ${kind.name} was to be`);
}
