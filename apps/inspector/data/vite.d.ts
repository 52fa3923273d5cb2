declare module '*?worker' {
  const Made: new () => Worker;
  export default Made;
}

interface ImportMeta {
  /** What vite puts in place of it: the modules at some paths that there are. */
  glob<M>(paths: string, options: { readonly eager: true }): Readonly<Record<string, M>>;
}
