/** A finished answer, as JSON that is sent as it is: nobody builds an object from it to write it down again. */
export class JsonText {
  readonly bytes: Buffer | string;

  constructor(bytes: Buffer | string) {
    this.bytes = bytes;
  }

  /** The same as a value; for whoever looks into an answer. */
  toJSON(): unknown {
    return JSON.parse(this.bytes.toString()) as unknown;
  }
}
