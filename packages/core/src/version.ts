/** This package's version; checked against package.json by the package checks. */
export const VERSION = '0.1.0';
