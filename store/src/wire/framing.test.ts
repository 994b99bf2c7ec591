import { BSON } from 'mongodb';
import { Framer, ProtocolError, maxMessageBytes, replyTo } from './framing.js';

const body = Buffer.from(BSON.serialize({ ping: 1 }));

const message = (opCode: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + payload.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, payload]);
};
const flags = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const opMsg = (value: number, ...sections: Buffer[]): Buffer =>
  message(2013, Buffer.concat([flags(value), ...sections]));
const kind0 = Buffer.concat([Buffer.of(0), body]);
const kind1 = (name: string, ...documents: Buffer[]): Buffer => {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + content.length);
  return Buffer.concat([Buffer.of(1), size, content]);
};

describe('framing', () => {
  it('splits a stream into messages at any chunk boundaries', () => {
    const stream = Buffer.concat([opMsg(0, kind0), opMsg(2, kind0), opMsg(0, kind0, kind1('documents', body, body))]);
    for (let size = 1; size < 50; size++) {
      const framer = new Framer();
      const requests = [];
      for (let at = 0; at < stream.length; at += size) requests.push(...framer.push(stream.subarray(at, at + size)));
      expect(requests.map((request) => [request.requestId, request.silent])).toEqual([
        [7, false],
        [7, true],
        [7, false],
      ]);
      expect(requests[2]?.sections.get('documents')?.map((bytes) => BSON.deserialize(bytes))).toEqual([
        { ping: 1 },
        { ping: 1 },
      ]);
    }
  });

  it('accepts sections in any order and a trailing checksum', () => {
    const [request] = new Framer().push(opMsg(1, kind1('documents', body), kind0, Buffer.alloc(4)));
    expect(BSON.deserialize(request?.body ?? Buffer.alloc(0))).toEqual({ ping: 1 });
  });

  it('answers an OP_QUERY with an OP_REPLY', () => {
    const query = Buffer.concat([flags(0), Buffer.from('admin.$cmd\0'), Buffer.alloc(8), body]);
    const [request] = new Framer().push(message(2004, query));
    if (request === undefined) throw new Error('no request');
    expect([request.legacy, request.database]).toEqual([true, 'admin']);
    const reply = replyTo(request, body);
    expect([reply.readInt32LE(0), reply.readInt32LE(8), reply.readInt32LE(12)]).toEqual([reply.length, 7, 1]);
    expect(BSON.deserialize(reply.subarray(36))).toEqual({ ping: 1 });
  });

  it.each([
    ['an unknown kind of message', message(2012, body)],
    ['an unknown flag that must be understood', opMsg(4, kind0)],
    ['no body', opMsg(0)],
    ['two bodies', opMsg(0, kind0, kind0)],
    ['an unknown kind of section', opMsg(0, Buffer.concat([Buffer.of(2), body]))],
    ['a section that is longer than the message', opMsg(0, kind0.subarray(0, -1))],
    ['a document that is longer than its section', opMsg(0, kind0, kind1('documents', body.subarray(0, -1)))],
    ['a size below that of a head', Buffer.from([15, 0, 0, 0])],
    ['a size above what is taken', flags(maxMessageBytes + 1)],
  ])('refuses %s', (_, bytes) => {
    expect(() => new Framer().push(bytes)).toThrow(ProtocolError);
  });
});
