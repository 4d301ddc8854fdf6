declare module '*.svg' {
  /** Its text. */
  const text: string
  export default text
}
