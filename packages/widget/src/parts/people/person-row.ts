import { msg } from '@lit/localize';
import type { State } from '@tenant-chat/client';
import type { User, UserRow } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../avatar/avatar.js';
import { presenceText } from '../presence-text.js';

/** A person as the state knows her now; what only the directory told is older. */
export interface Person {
  readonly row: UserRow;
  readonly status: User['status'];
}

export function personOf(user: User, state: State | null): Person {
  return { row: state?.users.get(user.id) ?? user, status: state?.presence.get(user.id)?.status ?? user.status };
}

/** What stands in a row about a person: picture, name, what she does and whether she is there. */
export function personLines({ row, status }: Person): TemplateResult {
  const words = [row.title, presenceText(status)].filter((word) => word).join(' · ');
  return html`${avatar({ id: row.id, name: row.name, avatar_url: row.avatar_url, status })}
    <span class="lines">
      <span class="line"><span class="title" part="row-title" dir="auto">${row.name}</span></span>
      <span class="line"><span class="preview" part="row-preview"><bdi>${words}</bdi></span></span>
    </span>`;
}

export interface PersonRow {
  readonly person: Person;
  readonly is_reachable: boolean;
  readonly is_busy: boolean;
  readonly pick: (user_id: string) => void;
}

/** One press talks to the person. */
export function personRow({ person, is_reachable, is_busy, pick }: PersonRow): TemplateResult {
  const { id } = person.row;
  return html`<li class="row" data-id=${id}>
    <button type="button" class="open" part="person" tabindex=${is_reachable ? 0 : -1} aria-busy=${is_busy ? 'true' : nothing}
      title=${msg('Send a message')} @click=${() => pick(id)}>${personLines(person)}</button>
  </li>`;
}
