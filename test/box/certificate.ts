/**
 * Certificates like those of real boxes: self-signed X.509 v3, RSA 2048, SHA-256, the MyFRITZ! name as subject,
 * DNS names and never an IP address, valid until 15 January 2038, allowed to sign (tr064-facts.md, section 4).
 * Also those a client must be able to tell apart: issued by another authority, expired, re-issued for the same key.
 */
import {
  X509Certificate,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import * as der from './der';

export interface BoxCertificate {
  /** PKCS #8. */
  keyPem: string;
  /** The certificate itself, then those intermediates a server sends with it. */
  certPem: string;
}

export interface CertificateRequest {
  /** Use this private key (PEM) instead of one of KEYS. */
  key?: string;
  /** Common name. */
  subject: string;
  /** DNS names. */
  names: readonly string[];
  notBefore: Date;
  notAfter: Date;
  /** Signs the certificate; without one, it is self-signed. */
  issuer?: BoxCertificate;
  /** May it sign others? Self-signed ones may unless told otherwise, as on real boxes. */
  ca?: boolean;
  /** Length of a new RSA key, 2048 unless told otherwise. */
  bits?: number;
}

const SHA256_WITH_RSA = der.sequence(der.objectIdentifier('1.2.840.113549.1.1.11'), der.NULL);
const generateKeys = promisify(generateKeyPair);

/** A new RSA key takes a sixth of a second of processor time: after this many certificates, the keys begin anew. */
const KEYS = 16;
const keys: Promise<KeyObject>[] = [];
let taken = 0;

async function generate(bits = 2048): Promise<KeyObject> {
  return (await generateKeys('rsa', { modulusLength: bits })).privateKey;
}

/** Keys are generated in libuv's thread pool: many certificates can be made side by side. */
export async function makeCertificate(request: CertificateRequest): Promise<BoxCertificate> {
  const key = request.key
    ? createPrivateKey(request.key)
    : await (request.bits === undefined ? (keys[taken++ % KEYS] ??= generate()) : generate(request.bits));
  const serial = randomBytes(20);
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0); // 160 bit and positive
  const subject = commonName(request.subject);
  const issuer = request.issuer ? issuerOf(request.issuer) : { key, name: subject };

  const toBeSigned = der.sequence(
    der.tagged(0xa0, der.integer(Buffer.from([2]))), // version 3
    der.integer(serial),
    SHA256_WITH_RSA,
    issuer.name,
    der.sequence(der.time(request.notBefore), der.time(request.notAfter)),
    subject,
    publicKeyInfo(key),
    extensions(
      extension('2.5.29.14', der.octetString(keyIdentifier(key))),
      extension('2.5.29.35', request.issuer ? authority(issuer.key) : selfAsAuthority(key, subject, serial)),
      extension('2.5.29.19', (request.ca ?? !request.issuer) ? der.sequence(der.TRUE) : der.sequence()),
      ...(request.names.length > 0 ? [extension('2.5.29.17', dnsNames(request.names))] : []),
    ),
  );
  const signature = sign('sha256', toBeSigned, issuer.key);
  const certificate = der.sequence(toBeSigned, SHA256_WITH_RSA, der.bitString(signature));
  return {
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certPem: pem(certificate) + (request.issuer ? intermediates(request.issuer) : ''),
  };
}

/** 'SHA256:' and the unpadded Base64 of the SHA-256 of the public key (SubjectPublicKeyInfo), as OpenSSH writes it. */
export function fingerprintOf(certificate: BoxCertificate): string {
  const key = new X509Certificate(certificate.certPem).publicKey.export({ type: 'spki', format: 'der' });
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** What a box makes for itself. Without a MyFRITZ! name it has to call itself something else. */
export function makeBoxCertificate(names: { myFritz?: string; host: string }): Promise<BoxCertificate> {
  const subject = names.myFritz ?? 'fritz.box';
  const local = ['fritz.box', 'www.fritz.box', 'myfritz.box', 'www.myfritz.box'];
  return makeCertificate({
    subject,
    names: [...new Set([subject, ...local, names.host, 'fritz.nas', 'www.fritz.nas'])],
    notBefore: new Date('2024-03-02T09:14:27Z'),
    notAfter: new Date('2038-01-15T09:14:27Z'),
  });
}

/** The name is the subject as it stands in the issuer's certificate, DER encoded. */
function issuerOf(issuer: BoxCertificate): { key: KeyObject; name: Buffer } {
  const [toBeSigned] = der.childrenOf(new X509Certificate(issuer.certPem).raw);
  const name = toBeSigned && der.childrenOf(toBeSigned)[5];
  if (!name) {
    throw new Error('the issuer is not an X.509 v3 certificate');
  }
  return { key: createPrivateKey(issuer.keyPem), name };
}

/** A root is known to the clients that trust it and is not sent along; everything between is. */
function intermediates(issuer: BoxCertificate): string {
  const certificate = new X509Certificate(issuer.certPem);
  return certificate.checkIssued(certificate) ? '' : issuer.certPem;
}

function commonName(name: string): Buffer {
  return der.sequence(der.set(der.sequence(der.objectIdentifier('2.5.4.3'), der.utf8String(name))));
}

function publicKeyInfo(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

/** SHA-1 of the bits of the public key (RFC 5280, 4.2.1.2). */
function keyIdentifier(key: KeyObject): Buffer {
  const bits = der.childrenOf(publicKeyInfo(key))[1];
  return createHash('sha1')
    .update(bits ? der.contentOf(bits).subarray(1) : '')
    .digest();
}

function authority(key: KeyObject, ...more: Buffer[]): Buffer {
  return der.sequence(der.tagged(0x80, keyIdentifier(key)), ...more);
}

/** Certificates of real boxes name themselves as authority three times: by key, by name and by serial number. */
function selfAsAuthority(key: KeyObject, name: Buffer, serial: Buffer): Buffer {
  return authority(key, der.tagged(0xa1, der.tagged(0xa4, name)), der.tagged(0x82, serial));
}

function dnsNames(names: readonly string[]): Buffer {
  return der.sequence(...names.map((name) => der.tagged(0x82, Buffer.from(name, 'ascii'))));
}

function extensions(...list: Buffer[]): Buffer {
  return der.tagged(0xa3, der.sequence(...list));
}

function extension(id: string, value: Buffer): Buffer {
  return der.sequence(der.objectIdentifier(id), der.octetString(value));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
