/** The reference parser of EDTF carries no types; our reader is compared with it. */
declare module 'edtf' {
  /** Throws where the text is no EDTF. */
  export function parse(text: string): object;
}
