import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { errorText } from '../../../src/common/errorText';
import { Tr064Error } from '../../../src/tr064/errors';
import { getDdnsInfo } from '../../../src/tr064/services/remoteAccess';
import { startBox, type SimulatedBox } from '../../box';
import { clientFor } from '../../clientFor';
import { record } from './recorder';

// SECURITY.md: errors go to the log with all they carry. What a box has sent, which may be a token, is not in them.

const PART = 'Kanarie4711';
const SECRET = `${PART}"'&<ä ß>%41🦉`;

const fault = (code: string, description: string): string =>
  `<s:Envelope><s:Body><s:Fault><detail><UPnPError><errorCode>${code}</errorCode><errorDescription>${description}</errorDescription></UPnPError></detail></s:Fault></s:Body></s:Envelope>`;

suite('errors quote nothing that was sent', () => {
  let box: SimulatedBox;

  suiteSetup(async () => {
    box = await startBox();
  });
  suiteTeardown(() => box.close());

  const xml = (body: string): string => `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  for (const [where, answer] of [
    ['in a chunk that is none', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz${SECRET}\r\n`],
    ['in a length that is none', `HTTP/1.1 200 OK\r\nContent-Length: ${SECRET}\r\n\r\n`],
    ['instead of HTTP', `${SECRET}\r\n\r\n`],
    ['in a header without a name', `HTTP/1.1 200 OK\r\n${SECRET}\r\n\r\n`],
    ['in a redirect', `HTTP/1.1 302 ${PART}\r\nLocation: /${PART}\r\nContent-Length: 0\r\n\r\n`],
    ['instead of XML', xml(SECRET)],
    ['in the name of an element', xml(`<a><${SECRET}/></a>`)],
    ['in the name of an element of its own', xml(`<a><https://dyn.example/?token=${PART}></a>`)],
    ['in a closing tag', xml(`<a></${PART}>`)],
    ['in the opening tag of another', xml(`<a><${PART}></a>`)],
    ['in an attribute', xml(`<a ${PART}></a>`)],
    ['in an attribute that comes twice', xml(`<a ${PART}="" ${PART}=""></a>`)],
    ['in a value that is not escaped', xml(`<a>${SECRET}</a>`)],
    ['in an entity', xml(`<a>&${PART};</a>`)],
    ['in a fault that is not well-formed', xml(`<s:Envelope><s:Body><s:Fault><detail>${SECRET}`)],
    ['in the description of a fault', xml(fault('899', PART))],
    ['in the code of a fault', xml(fault(PART, ''))],
    [
      'in the text of a fault',
      xml(`<s:Envelope><s:Body><s:Fault><faultstring>${PART}</faultstring></s:Fault></s:Body></s:Envelope>`),
    ],
  ] as const) {
    test(where, async () => {
      const recorder = await record(box.certificate, (socket) => socket.end(answer));
      const client = clientFor(box, { port: recorder.port });
      try {
        await assert.rejects(getDdnsInfo(client, {}), (error) => {
          assert.ok(error instanceof Tr064Error, inspect(error));
          const said = `${error.message} ${errorText(error)}`;
          for (const form of [PART, Buffer.from(PART).toString('hex').replace(/../g, '$& ').trim()]) {
            assert.ok(!said.includes(form), said);
          }
          return true;
        });
      } finally {
        await client.close();
        await recorder.close();
      }
    });
  }
});
