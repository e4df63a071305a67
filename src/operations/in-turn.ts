/**
 * One question for all who ask at the same time. Whoever asks while one is under way gets the answer of the next one: that of the present
 * may have been made before they asked.
 */
export function inTurn<T>(ask: () => Promise<T>): () => Promise<T> {
  let present: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    const asked: Promise<T> = ask().finally(() => {
      if (present === asked) present = undefined;
    });
    return (present = asked);
  };
  return () => {
    if (present === undefined) return begin();
    next ??= present.then(nothing, nothing).then(() => {
      next = undefined;
      return begin();
    });
    return next;
  };
}

const nothing = () => undefined;
