/** The version of the built-in forms: raised whenever one of them comes to look or read differently. */
export const FORMS_VERSION = 2;
