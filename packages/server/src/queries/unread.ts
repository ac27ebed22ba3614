/**
 * SQL: the number above which messages are unread. `p`, `r`, `c`: the names by which the statement knows the participant, the preference and the
 * conversation. What is marked unread is so while the read point stands where it stood then.
 */
export const unreadAfter = (p: string, r: string, c: string): string => `greatest(
  case when ${p}.read_seq <= ${r}.marked_read_seq then least(${p}.read_seq, ${r}.unread_seq - 1) else ${p}.read_seq end, ${p}.from_seq - 1, ${c}.first_seq - 1)`;

/** SQL: whether a message `m` above that counts: a text of somebody else's that is there, and that the reader has not deleted for herself. */
export const countsAsUnread = (m: string, user_id: string, r: string): string =>
  `${m}.sender_id <> ${user_id} and ${m}.deleted_at is null and ${m}.kind = 'text' and ${m}.seq <> all(${r}.hidden_seqs)`;
