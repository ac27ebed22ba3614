/** Something that whoever starts the server has to put right; the message is the one line that says what. */
export class ConfigError extends Error {}
