// Loaded before a verb: notes where each socket goes and each name that is looked up, and lets only local ones pass.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const note = (what) => appendFileSync(process.env.SOCKETS ?? '', `${what}\n`);
const isLocal = (host) => host === '127.0.0.1' || host === 'localhost';

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const { host = 'localhost', port } = typeof first === 'object' ? first : { port: first, host: args[1] };
  // Without a port it is a pipe to a process of its own.
  if (port !== undefined) note(`${host}:${port}`);
  if (port !== undefined && !isLocal(host)) {
    this.destroy(new Error(`no socket to ${host} in this test`));
    return this;
  }
  return connect.apply(this, args);
};
const { lookup } = dns;
dns.lookup = (host, ...rest) => {
  if (!isLocal(host)) note(`name ${host}`);
  return lookup(host, ...rest);
};
const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...args) {
  note('a datagram');
  return send.apply(this, args);
};
