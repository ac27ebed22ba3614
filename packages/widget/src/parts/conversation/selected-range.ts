/** The text that is selected inside this tree, also where it lies in other shadow trees; null: none is. */
export function selectedRange(root: ShadowRoot): Range | null {
  const selection = getSelection();
  const found = selection?.getComposedRanges ? selection.getComposedRanges({ shadowRoots: [root] })[0] : older(root, selection);
  if (!found || found.collapsed || !root.contains(found.startContainer) || !root.contains(found.endContainer)) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  // Chromium tells a caret in a field as a range around the field.
  return range.toString() === '' ? null : range;
}

/** Before `getComposedRanges`: Chromium has the shadow root's own selection, Firefox tells the nodes themselves. */
function older(root: ShadowRoot & { readonly getSelection?: () => Selection | null }, selection: Selection | null): Range | undefined {
  const own = root.getSelection?.() ?? selection;
  return own && own.rangeCount > 0 ? own.getRangeAt(0) : undefined;
}
