import { css } from 'lit';

export const completionListStyles = css`
  .completions {
    max-block-size: min(300px, 40vh);
    margin: 0 0 6px;
    padding: 4px;
    overflow: hidden auto;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-raised);
    box-shadow: var(--tc-shadow-menu);
    list-style: none;
    --tc-avatar: 26px;
  }
  .completions li {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: max(36px, var(--tc-target));
    padding-inline: 8px;
    border-radius: var(--tc-radius-small);
    cursor: pointer;
  }
  .completions li[aria-selected='true'],
  .completions li:hover {
    background: var(--tc-hover);
  }
  .completions .sign {
    inline-size: 26px;
    font-size: 20px;
    font-variant-emoji: emoji;
    line-height: 1;
    text-align: center;
  }
  .completion-name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .completion-note {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  @media (forced-colors: active) {
    .completions {
      border: 1px solid CanvasText;
    }
    .completions li[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
