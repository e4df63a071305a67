import { connect, type Socket } from 'node:net';

/** An answer as far as a load generator looks at it. */
export interface Answer {
  status: number;
  text: () => string;
}

/**
 * One keep-alive connection that asks one thing at a time. It knows just enough of HTTP for our own service (a status and a
 * Content-Length): the client of node:http takes as much processor time as what it would measure, and here they share two cores.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the service closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => resolve(new Connection(socket))).once('error', reject);
    });
  }

  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const headers = this.#received.toString('latin1', 0, head);
    const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
    if (length === undefined) return this.#waiting?.reject(new Error(`an answer without Content-Length: ${headers}`));
    const end = head + 4 + Number(length);
    if (this.#received.length < end) return;
    const body = this.#received.subarray(head + 4, end);
    this.#received = this.#received.subarray(end);
    this.#waiting?.resolve({ status: Number(headers.slice(9, 12)), text: () => body.toString() });
  }
}
