/**
 * Preloaded into Node (`--require`, built by `tests/kit/live-usage.mjs`): notes what every command uses that reaches a store served by this
 * process, its worker threads and its children. It listens beside the server on each connection, so the product knows nothing of it.
 * Each thing is appended to a file in the folder `STORE_USAGE` when it is seen for the first time, so a kill loses nothing.
 */
import { BSONError, EJSON, deserialize } from 'bson';
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type net from 'node:net';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { Framer, type Request } from '../../store/src/wire/framing.js';
import type { JsonObject } from './extended-json.js';
import { usesOf } from './usage.js';
import { typesIn } from './value-types.js';

const folder = process.env['STORE_USAGE'];
const seen = new Set<string>();

if (folder !== undefined) {
  const file = path.join(folder, `${process.pid}-${threadId}.txt`);
  const note = (kind: string, name: string): void => {
    const line = `${kind}\t${name}\n`;
    if (seen.has(line)) return;
    seen.add(line);
    appendFileSync(file, line);
  };
  subscribe('net.server.socket', (message) => listen((message as { socket: net.Socket }).socket, note));
}

type Note = (kind: string, name: string) => void;

function listen(socket: net.Socket, note: Note): void {
  const framer = new Framer();
  const read = (chunk: Buffer): void => {
    let requests: Request[];
    try {
      requests = framer.push(chunk);
    } catch {
      // Another protocol, such as that of the product's own server, or a message that the store refuses.
      socket.off('data', read);
      return;
    }
    for (const request of requests) noteUnlessBroken(request, note);
  };
  socket.on('data', read);
}

/** Invalid BSON is refused and uses no feature. */
function noteUnlessBroken(request: Request, note: Note): void {
  try {
    noteRequest(request, note);
  } catch (error) {
    if (!(error instanceof BSONError || error instanceof RangeError)) throw error;
  }
}

function noteRequest({ body, sections }: Request, note: Note): void {
  const command = jsonOf(body);
  for (const type of typesIn(body, null)) note('type', type);
  for (const [list, documents] of sections) {
    for (const document of documents) for (const type of typesIn(document, list)) note('type', type);
    // Stored documents matter only for the types of their values.
    command[list] = list === 'documents' ? [] : documents.map(jsonOf);
  }
  for (const { kind, name } of usesOf(command)) note(kind, name);
}

function jsonOf(bytes: Buffer): JsonObject {
  return EJSON.serialize(deserialize(bytes, { promoteValues: false }), { relaxed: false }) as JsonObject;
}
