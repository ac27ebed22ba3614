import { Type } from 'typebox';
import { Nullable } from './scalars.js';

const seconds = (description: string) => Nullable(Type.Integer({ minimum: 0, description }));
/** What holds for the actor, and for everybody of her tenant. */
export const Settings = Type.Object({
  receipts: Type.Boolean({ description: 'Whether others are told what reached me and what I read, and I what they did.' }),
  tenant: Type.Object({
    receipts: Type.Boolean({ description: 'Whether anybody is told.' }),
    edit_window_s: seconds('How long its author may edit a message; null: for ever.'),
    delete_window_s: seconds('How long its author may delete a message for everyone; null: for ever.'),
    version_readers: Type.Union([Type.Literal('all'), Type.Literal('author'), Type.Literal('none')], { description: 'Who sees what an edited message said before.' }),
  }),
});
