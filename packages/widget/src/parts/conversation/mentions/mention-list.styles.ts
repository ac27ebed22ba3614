import { css } from 'lit';

export const mentionListStyles = css`
  .mentions {
    max-block-size: 232px;
    margin: 0 0 6px;
    padding: 4px;
    overflow: hidden auto;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-raised);
    box-shadow: var(--tc-shadow-menu);
    list-style: none;
    --tc-avatar: 26px;
  }
  .mentions li {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: max(36px, var(--tc-target));
    padding-inline: 8px;
    border-radius: var(--tc-radius-small);
    cursor: pointer;
  }
  .mentions li[aria-selected='true'],
  .mentions li:hover {
    background: var(--tc-hover);
  }
  .mention-name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .mention-note {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
`;
