/** What is selected inside this tree, also where it lies in other shadow trees; null: nothing is, or the caret is in a field. */
export function selectedRange(root: ShadowRoot): StaticRange | Range | null {
  // Chromium tells a caret in a field as a range around the field.
  if (root.activeElement?.matches('input, textarea')) return null;
  const selection = getSelection();
  const range = selection?.getComposedRanges ? selection.getComposedRanges({ shadowRoots: [root] })[0] : older(root, selection);
  return range && !range.collapsed && root.contains(range.startContainer) && root.contains(range.endContainer) ? range : null;
}

/** Before `getComposedRanges`: Chromium has the shadow root's own selection, Firefox tells the nodes themselves. */
function older(root: ShadowRoot & { readonly getSelection?: () => Selection | null }, selection: Selection | null): Range | undefined {
  const own = root.getSelection?.() ?? selection;
  return own && own.rangeCount > 0 ? own.getRangeAt(0) : undefined;
}
