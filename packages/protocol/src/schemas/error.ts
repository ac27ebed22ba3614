import { Type } from 'typebox';
import { errors } from '../wire/errors.js';

/** The body of every answer that is not 2xx. */
export const ErrorAnswer = Type.Object(
  {
    error: Type.Object({
      code: Type.String({ enum: Object.keys(errors) }),
      message: Type.String(),
      details: Type.Optional(Type.Unknown()),
    }),
  },
  { $id: 'ErrorAnswer' },
);
