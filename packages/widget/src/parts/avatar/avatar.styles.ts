import { css } from 'lit';

/** Size by `--tc-avatar` on an ancestor. */
export const avatarStyles = css`
  .avatar {
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--tc-avatar, 40px);
    block-size: var(--tc-avatar, 40px);
    border-radius: 50%;
    background: light-dark(
      oklch(0.92 0.045 var(--hue)),
      oklch(0.36 0.06 var(--hue))
    );
    color: light-dark(
      oklch(0.42 0.11 var(--hue)),
      oklch(0.9 0.06 var(--hue))
    );
    font-size: calc(var(--tc-avatar, 40px) * 0.36);
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }
  .avatar.group {
    border-radius: 30%;
  }
  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 50%;
    object-fit: cover;
  }
  .colour-0 { --hue: 20; }
  .colour-1 { --hue: 60; }
  .colour-2 { --hue: 110; }
  .colour-3 { --hue: 155; }
  .colour-4 { --hue: 200; }
  .colour-5 { --hue: 250; }
  .colour-6 { --hue: 295; }
  .colour-7 { --hue: 340; }
  .dot {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    inline-size: 28%;
    block-size: 28%;
    min-inline-size: 9px;
    min-block-size: 9px;
    border-radius: 50%;
    background: var(--tc-online);
    box-shadow: 0 0 0 2px var(--tc-row, var(--tc-surface));
  }
  .dot.away {
    background: var(--tc-row, var(--tc-surface));
    border: 2.5px solid var(--tc-away);
  }
`;
