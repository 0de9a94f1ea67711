/** What the tests use of jsonld, which brings no types. */
declare module 'jsonld' {
  interface Options {
    documentLoader?: (url: string) => Promise<never>;
    safe?: boolean;
    format?: string;
  }
  const jsonld: {
    expand(document: unknown, options?: Options): Promise<{ readonly [property: string]: unknown }[]>;
    toRDF(document: unknown, options: Options): Promise<string>;
  };
  export default jsonld;
}
