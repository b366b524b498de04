import { generateKeyPairSync, sign } from 'node:crypto';

const OIDS = {
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  commonName: [0x55, 0x04, 0x03],
  subjectAltName: [0x55, 0x1d, 0x11],
  basicConstraints: [0x55, 0x1d, 0x13],
};

/** A host that no name server knows, so only a proxy finds it. */
export const NAME = 'emulator.test';

/**
 * An authority that nobody trusts, and a certificate of its own making for 127.0.0.1 and {@link NAME}: what a server inside a company has.
 * Created again each time, so that no key lies in the repository and none runs out.
 */
export function makeAuthority(): { ca: string; cert: string; key: string } {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const make = (subject: string, key: typeof server, extension: Buffer) => {
    const algorithm = seq(oid(OIDS.ecdsaWithSha256));
    const spki = key.publicKey.export({ type: 'spki', format: 'der' });
    const body = seq(
      tlv(0xa0, tlv(0x02, Buffer.from([2]))),
      tlv(0x02, Buffer.from([subject.length])),
      algorithm,
      name('authority'),
      seq(time(-1), time(1)),
      name(subject),
      spki,
      tlv(0xa3, seq(extension)),
    );
    const signature = sign('sha256', body, authority.privateKey);
    return pem('CERTIFICATE', seq(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature]))));
  };
  const isAuthority = seq(oid(OIDS.basicConstraints), octets(seq(tlv(0x01, Buffer.from([0xff])))));
  const names = [tlv(0x87, Buffer.from([127, 0, 0, 1])), tlv(0x82, Buffer.from(NAME))];
  const isHere = seq(oid(OIDS.subjectAltName), octets(seq(...names)));
  return {
    ca: make('authority', authority, isAuthority),
    cert: make('server', server, isHere),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** One DER value: its tag, its length, its content. */
function tlv(tag: number, ...content: Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const size = value.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

function seq(...content: Buffer[]): Buffer {
  return tlv(0x30, ...content);
}

function oid(bytes: readonly number[]): Buffer {
  return tlv(0x06, Buffer.from(bytes));
}

function octets(content: Buffer): Buffer {
  return tlv(0x04, content);
}

function name(common: string): Buffer {
  return seq(tlv(0x31, seq(oid(OIDS.commonName), tlv(0x0c, Buffer.from(common)))));
}

/** A time so many days from now. */
function time(days: number): Buffer {
  const at = new Date(Date.now() + days * 86_400_000).toISOString();
  return tlv(0x18, Buffer.from(`${at.replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
