/** Same name as Lit's tag, so that the build shrinks these as well. */
const css = String.raw;

const rules = css`
  :host {
    display: inline-block !important;
    vertical-align: middle;
  }
  :host([hidden]) {
    display: none !important;
  }
  span {
    all: initial;
    display: block;
    box-sizing: border-box;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--tenant-chat-badge, #c81e3a);
    color: var(--tenant-chat-on-badge, #fff);
    font-family: var(--tenant-chat-font, inherit);
    font-size: 11px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
  }
  span:empty {
    min-inline-size: 10px;
    inline-size: 10px;
    block-size: 10px;
    padding: 0;
  }
  span[hidden] {
    display: none;
  }
`;

let sheet: CSSStyleSheet | null = null;

export function badgeSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
  }
  return sheet;
}
