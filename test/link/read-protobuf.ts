/** A field of a message of Protocol Buffers: a number, or bytes of text, numbers or another message. */
export interface ProtobufField {
  field: number;
  number?: number;
  bytes?: Uint8Array;
}

/** Reads the fields of a message, by the wire format alone. Throws on what is no message. */
export function readProtobuf(message: Uint8Array): ProtobufField[] {
  const fields: ProtobufField[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++];
      if (byte === undefined) throw new Error('the message is cut off');
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const field = tag >>> 3;
    if ((tag & 7) === 0) fields.push({ field, number: varint() });
    else if ((tag & 7) === 2) {
      const length = varint();
      if (at + length > message.length) throw new Error('a field is cut off');
      fields.push({ field, bytes: message.subarray(at, at + length) });
      at += length;
    } else throw new Error(`unknown wire type ${tag & 7}`);
  }
  return fields;
}
