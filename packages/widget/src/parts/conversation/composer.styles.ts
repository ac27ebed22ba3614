import { css } from 'lit';

export const composerStyles = css`
  .composer {
    flex: none;
    padding: 0 12px max(12px, env(safe-area-inset-bottom));
  }
  .field {
    display: flex;
    /* A line longer than the place beside the buttons has the whole width: they go below. */
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 4px;
    padding: 4px;
    border-radius: 26px;
    background: var(--tc-sunken);
    box-shadow: inset 0 0 0 1px var(--tc-border);
  }
  .grow {
    display: grid;
    flex: auto;
  }
  .ends {
    display: flex;
    gap: 4px;
    align-items: end;
  }
  .composer textarea,
  .mirror {
    grid-area: 1 / 1;
    padding-block: 8px;
    padding-inline: 12px 6px;
    line-height: 20px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .composer textarea {
    inline-size: 0;
    min-inline-size: 100%;
    block-size: 100%;
    resize: none;
    outline: none;
    scrollbar-width: thin;
  }
  .mirror {
    min-block-size: 36px;
    /* Eight lines. */
    max-block-size: 176px;
    overflow: hidden;
    visibility: hidden;
  }
  .send {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: var(--tc-accent);
    color: var(--tc-on-accent);
  }
  .field .icon-button {
    min-block-size: 36px;
  }
  .send:disabled {
    background: none;
    color: var(--tc-text-muted);
  }
  @media (pointer: coarse) {
    .mirror {
      font-size: max(16px, 1em);
    }
    .send,
    .mirror {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
    .composer textarea,
    .mirror {
      padding-block: 12px;
    }
  }
`;
