/** MongoDB's limits, announced in `hello`. */
export const maxDocumentBytes = 16 * 1024 * 1024;
export const maxMessageBytes = 48_000_000;
export const maxWriteBatch = 100_000;

const headerBytes = 16;
const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const checksumPresent = 1;
const moreToCome = 2;
/** The lower 16 flag bits are required: a message with an unknown one must be rejected. */
const requiredFlags = 0xffff;

/** A message violates the protocol; the connection is closed. */
export class ProtocolError extends Error {}

export interface Request {
  requestId: number;
  /** The command document. */
  body: Buffer;
  /** Document sequences (sections of kind 1), by field name. */
  sections: Map<string, Buffer[]>;
  /** The client expects no reply (`moreToCome`). */
  silent: boolean;
  /** Sent as OP_QUERY, the legacy handshake, which is answered with OP_REPLY. */
  legacy: boolean;
  /** Database of an OP_QUERY. */
  database?: string;
}

/** Splits a byte stream into messages. */
export class Framer {
  private parts: Buffer[] = [];
  private length = 0;

  push(chunk: Buffer): Request[] {
    this.parts.push(chunk);
    this.length += chunk.length;
    const requests: Request[] = [];
    for (;;) {
      const message = this.take();
      if (message === undefined) return requests;
      requests.push(parseMessage(message));
    }
  }

  private take(): Buffer | undefined {
    if (this.length < 4) return undefined;
    if (this.parts[0]!.length < 4) this.join();
    const size = this.parts[0]!.readInt32LE(0);
    if (size < headerBytes || size > maxMessageBytes) throw new ProtocolError(`message of ${size} bytes`);
    if (this.length < size) return undefined;
    this.join();
    const all = this.parts[0]!;
    this.parts = all.length === size ? [] : [all.subarray(size)];
    this.length = all.length - size;
    return all.subarray(0, size);
  }

  private join(): void {
    if (this.parts.length > 1) this.parts = [Buffer.concat(this.parts)];
  }
}

const parseMessage = (message: Buffer): Request => {
  const opCode = message.readInt32LE(12);
  if (opCode === opMsg) return parseOpMsg(message);
  if (opCode === opQuery) return parseOpQuery(message);
  throw new ProtocolError(`message of kind ${opCode}`);
};

const parseOpMsg = (message: Buffer): Request => {
  const flags = message.readUInt32LE(headerBytes);
  if ((flags & requiredFlags & ~(checksumPresent | moreToCome)) !== 0) throw new ProtocolError(`flags ${flags}`);
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  const sections = new Map<string, Buffer[]>();
  let body: Buffer | undefined;
  let at = headerBytes + 4;
  while (at < end) {
    const kind = message[at]!;
    const size = sizeAt(message, at + 1, end);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0 && body === undefined) body = section;
    else if (kind === 1) {
      const nameEnd = section.indexOf(0, 4);
      if (nameEnd < 0) throw new ProtocolError('section without a name');
      sections.set(section.toString('utf8', 4, nameEnd), documentsOf(section, nameEnd + 1));
    } else throw new ProtocolError(`section of kind ${kind}`);
    at += 1 + size;
  }
  if (body === undefined) throw new ProtocolError('no body');
  return {
    requestId: message.readInt32LE(4),
    body,
    sections,
    silent: (flags & moreToCome) !== 0,
    legacy: false,
  };
};

const parseOpQuery = (message: Buffer): Request => {
  const nameEnd = message.indexOf(0, headerBytes + 4);
  if (nameEnd < 0) throw new ProtocolError('query without a collection');
  const at = nameEnd + 1 + 8;
  const body = message.subarray(at, at + sizeAt(message, at, message.length));
  const database = message.toString('utf8', headerBytes + 4, nameEnd).split('.', 1)[0]!;
  return { requestId: message.readInt32LE(4), body, sections: new Map(), silent: false, legacy: true, database };
};

const documentsOf = (section: Buffer, start: number): Buffer[] => {
  const documents: Buffer[] = [];
  for (let at = start; at < section.length;) {
    const size = sizeAt(section, at, section.length);
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  return documents;
};

const sizeAt = (bytes: Buffer, at: number, end: number): number => {
  const size = at + 4 <= end ? bytes.readInt32LE(at) : 0;
  if (size < 5 || at + size > end) throw new ProtocolError(`part of ${size} bytes`);
  return size;
};

/** Encodes the reply to a request, as OP_MSG or OP_REPLY to match it. */
export function replyTo(request: Request, body: Uint8Array): Buffer {
  return request.legacy ? legacyReply(request.requestId, body) : messageReply(request.requestId, body);
}

const messageReply = (requestId: number, body: Uint8Array): Buffer => {
  const reply = withHeader(opMsg, requestId, 5 + body.length);
  reply.writeUInt32LE(0, headerBytes);
  reply[headerBytes + 4] = 0;
  reply.set(body, headerBytes + 5);
  return reply;
};

const legacyReply = (requestId: number, body: Uint8Array): Buffer => {
  const reply = withHeader(opReply, requestId, 20 + body.length);
  reply.fill(0, headerBytes, headerBytes + 20);
  reply.writeInt32LE(8, headerBytes);
  reply.writeInt32LE(1, headerBytes + 16);
  reply.set(body, headerBytes + 20);
  return reply;
};

let lastRequestId = 0;

const withHeader = (opCode: number, responseTo: number, payload: number): Buffer => {
  const message = Buffer.allocUnsafe(headerBytes + payload);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(lastRequestId, 4);
  message.writeInt32LE(responseTo, 8);
  message.writeInt32LE(opCode, 12);
  return message;
};
