/** Where those who want the same thing do their work one after the other, first come first served. */
export interface Lanes {
  join<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Whether anybody is in that lane. */
  isBusy(name: string): boolean;
}

export function createLanes(): Lanes {
  const ends = new Map<string, Promise<void>>();
  return {
    isBusy: (name) => ends.has(name),
    async join(name, work) {
      const before = ends.get(name);
      let leave = () => {};
      const end = new Promise<void>((resolve) => {
        leave = resolve;
      });
      ends.set(name, end);
      await before;
      try {
        return await work();
      } finally {
        if (ends.get(name) === end) ends.delete(name);
        leave();
      }
    },
  };
}
