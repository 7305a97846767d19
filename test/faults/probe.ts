/** Loaded into a server's process ahead of it (`--import`): tells whoever started it what it holds on to. */
import { heapHeld } from './heap.ts';

export interface Holdings {
  /** Open connections, of clients and to servers. */
  sockets: number;
  /** All else that keeps a process busy, timers left out. */
  handles: number;
  /** What the heap holds after a collection, in bytes. */
  heap: number;
  /** Memory of the whole process, in bytes. */
  rss: number;
}

process.on('message', () => {
  const resources = process.getActiveResourcesInfo().filter((name) => name !== 'Timeout');
  const sockets = resources.filter((name) => name === 'TCPSocketWrap').length;
  const holdings: Holdings = {
    sockets,
    handles: resources.length - sockets,
    heap: heapHeld(),
    rss: process.memoryUsage.rss(),
  };
  process.send!(holdings);
});
process.channel!.unref();
