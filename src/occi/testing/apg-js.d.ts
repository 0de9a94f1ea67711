/** The part of apg-js that the tests use; the package brings no types. */
declare module 'apg-js' {
  interface Grammar {
    readonly grammarObject: string;
  }
  const apg: {
    apgApi: new (abnf: string) => { generate(): void; readonly errors: readonly unknown[]; errorsToAscii(): string; toObject(): Grammar };
    apgLib: { parser: new () => { parse(grammar: Grammar, startRule: string, text: string): { success: boolean } } };
  };
  export default apg;
}
