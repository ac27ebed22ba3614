export { operations, API_PREFIX, SOCKET_PATH, type Operation, type OperationName, type SocketOperationName } from './operations.js';
export { errors, closeCodes, type ErrorBody, type ErrorCode, type ErrorRow, type CloseCode } from './errors.js';
export { limits, PROTOCOL_VERSION, FOREVER } from './limits.js';
export { encodePosition, decodePosition, type Position } from './cursor.js';
export {
  eventTypes, eventKinds, upFrameTypes, downFrameTypes,
  type EventType, type EventKind, type UpFrameType, type DownFrameType,
} from './frames.js';
