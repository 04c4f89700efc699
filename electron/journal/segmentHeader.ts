import { crc32 } from 'node:zlib';

/**
 * The first 32 bytes of a segment: magic (8), id of the key (8), the highest sequence number given out before this
 * segment (8, little-endian), reserved (4), CRC-32 of what precedes (4).
 */
export interface SegmentHeader {
  /** 16 hexadecimal digits. */
  readonly keyId: string;
  readonly lastSeq: number;
}

export const headerBytes = 32;
const magic = Buffer.from('ESCALEJ1', 'latin1');

export function encodeHeader({ keyId, lastSeq }: SegmentHeader): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  magic.copy(bytes, 0);
  Buffer.from(keyId, 'hex').copy(bytes, 8, 0, 8);
  bytes.writeBigUInt64LE(BigInt(lastSeq), 16);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 28)), 28);
  return bytes;
}

/** Null where the header is missing or damaged; the frames after it can be read all the same. */
export function decodeHeader(bytes: Buffer): SegmentHeader | null {
  if (bytes.byteLength < headerBytes || magic.compare(bytes, 0, 8) !== 0) return null;
  if (crc32(bytes.subarray(0, 28)) !== bytes.readUInt32LE(28)) return null;
  return { keyId: bytes.toString('hex', 8, 16), lastSeq: Number(bytes.readBigUInt64LE(16)) };
}

const namePattern = /^(\d{8})\.journal$/;

export function segmentName(number: number): string {
  return `${String(number).padStart(8, '0')}.journal`;
}

export function segmentNumber(name: string): number | null {
  const digits = namePattern.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
