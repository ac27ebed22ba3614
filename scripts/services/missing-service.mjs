/** A service that could be neither found nor started; the message is one line that says what to install. */
export class MissingService extends Error {
  name = 'MissingService';
}
