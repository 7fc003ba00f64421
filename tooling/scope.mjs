/** The npm scope that every published package lives under. Scripts take it from here alone. */
export const SCOPE = '@os';
