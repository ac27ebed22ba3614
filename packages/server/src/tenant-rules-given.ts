import { Type } from 'typebox';

const seconds = () => Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]));

/** `settings` of a tenant in TENANT_CHAT_CONFIG, and in its row. */
export const TenantRulesGiven = Type.Object(
  {
    /** How long authors may edit, in seconds; null: for ever. */
    edit_window_s: seconds(),
    /** How long authors may delete for everyone. */
    delete_window_s: seconds(),
    /** Who sees what an edited message said before. */
    version_readers: Type.Optional(Type.Union([Type.Literal('all'), Type.Literal('author'), Type.Literal('none')])),
    /** Whether anybody is told what others read. */
    receipts: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
