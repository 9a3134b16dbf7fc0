/** What is selected. */

/**
 * From the first to the last of what is selected; null if nothing is. Some browsers make several ranges of it where
 * words between cannot be selected.
 */
export function selected() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const { endContainer, endOffset } = selection.getRangeAt(selection.rangeCount - 1);
  range.setEnd(endContainer, endOffset);
  return range;
}
