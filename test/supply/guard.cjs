// Loaded before the program (`--require`), also in its further processes and threads: writes down each thing it asks of the network or of
// another program, and refuses connections but those that are allowed. One line of JSON each in the file that ARTICLE22_TEST_WATCHED names;
// ARTICLE22_TEST_ALLOWED is a list of `host:port`.
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');

const FILE = process.env.ARTICLE22_TEST_WATCHED;
const ALLOWED = (process.env.ARTICLE22_TEST_ALLOWED ?? '').split(',');
const tell = (kind, what) => appendFileSync(FILE, `${JSON.stringify({ kind, what: String(what) })}\n`);

/** Replaces a function by one that tells first, and does nothing where it is not `allowed`. */
function watch(object, name, kind, whatOf, allowed = () => false) {
  const real = object?.[name];
  if (typeof real !== 'function') return;
  object[name] = function watched(...args) {
    const what = whatOf(...args);
    if (what === null) return real.apply(this, args);
    tell(kind, what);
    if (allowed(what)) return real.apply(this, args);
    throw new Error(`not allowed: ${kind} ${what}`);
  };
}

/** Of `connect(options)`, `connect(port, host)`, `connect(path)`, also with all of them in one list. */
function target(first, second) {
  const given = Array.isArray(first) ? first[0] : first;
  if (typeof given === 'object' && given !== null) return given.path ?? `${given.host ?? 'localhost'}:${given.port}`;
  return typeof given === 'string' && Number.isNaN(Number(given)) ? given : `${typeof second === 'string' ? second : 'localhost'}:${given}`;
}

watch(net.Socket.prototype, 'connect', 'connect', target, (what) => ALLOWED.includes(what));
watch(net.Server.prototype, 'listen', 'listen', target, () => true);
watch(dgram.Socket.prototype, 'bind', 'datagram', () => 'bind');
watch(dgram.Socket.prototype, 'send', 'datagram', () => 'send');
const isName = (name) => (typeof name === 'string' && net.isIP(name) === 0 ? name : null);
for (const of of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(of)) if (/^(lookup|resolve|reverse)/.test(name)) watch(of, name, 'name', isName);
// Its own further process for long work is let be; what it is told travels by a channel, not by the network.
const isOwn = (what) => /^node .*job-worker\.js$/.test(what);
const programOf = ({ file, args = [] }) => `${file === process.execPath ? 'node' : file} ${args.at(-1) ?? ''}`.trim();
watch(childProcess.ChildProcess.prototype, 'spawn', 'program', programOf, isOwn);
for (const name of ['spawnSync', 'execSync', 'execFileSync']) watch(childProcess, name, 'program', (file) => file);
syncBuiltinESMExports();
