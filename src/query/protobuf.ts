import { type ByteBuffer, createByteBuffer, writeBytes, writeText, writeVarint } from '../store/index.ts';

/** A message of Protocol Buffers being written. What is 0 or empty is left out, as proto3 says. */
export interface ProtobufMessage {
  number(field: number, value: number): void;
  text(field: number, value: string): void;
  /** Strings of a repeated field: empty ones count. */
  texts(field: number, values: readonly string[]): void;
  flag(field: number, value: boolean): void;
  /** Whole numbers from 0 of a repeated field. */
  numbers(field: number, values: readonly number[]): void;
  message(field: number, write: (message: ProtobufMessage) => void): void;
  bytes(): Uint8Array;
}

const VARINT = 0;
const LENGTH = 2;

/** Begins a message. */
export function createProtobuf(): ProtobufMessage {
  const out = createByteBuffer();
  const tag = (field: number, type: number): void => writeVarint(out, field * 8 + type);
  const inside = (field: number, { bytes, length }: ByteBuffer): void => {
    tag(field, LENGTH);
    writeVarint(out, length);
    writeBytes(out, bytes, 0, length);
  };
  const text = (field: number, value: string): void => {
    const buffer = createByteBuffer(value.length * 3);
    writeText(buffer, value);
    inside(field, buffer);
  };
  return {
    number: (field, value) => {
      if (value === 0) return;
      tag(field, VARINT);
      writeVarint(out, value);
    },
    flag: (field, value) => {
      if (!value) return;
      tag(field, VARINT);
      writeVarint(out, 1);
    },
    text: (field, value) => {
      if (value !== '') text(field, value);
    },
    texts: (field, values) => {
      for (const value of values) text(field, value);
    },
    numbers: (field, values) => {
      if (values.length === 0) return;
      const buffer = createByteBuffer();
      for (const value of values) writeVarint(buffer, value);
      inside(field, buffer);
    },
    message: (field, write) => {
      const message = createProtobuf();
      write(message);
      const bytes = message.bytes();
      inside(field, { bytes, length: bytes.length });
    },
    bytes: () => out.bytes.subarray(0, out.length),
  };
}
