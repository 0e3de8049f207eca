import { crc32 } from 'node:zlib';

interface Packed {
  name: string;
  content?: string | Buffer;
  /** What Unix would make of it; a plain file when left out. */
  mode?: number;
  /** How large the archive says that it is; the truth when left out. */
  says?: number;
}

/** A .zip that holds these, uncompressed, with whatever it is to say of them. */
export function zipOf(files: Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', mode = 0o100644, says } of files) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
    const said = Buffer.alloc(26);
    said.writeUInt16LE(20, 0);
    said.writeUInt16LE(0x0800, 2);
    said.writeUInt32LE(crc32(bytes), 10);
    said.writeUInt32LE(says ?? bytes.length, 14);
    said.writeUInt32LE(says ?? bytes.length, 18);
    said.writeUInt16LE(path.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), said, path, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), said, rest, path]));
    bodies.push(body);
    offset += body.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
