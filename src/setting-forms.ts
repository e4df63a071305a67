/** The pattern of an address with one of these schemes. */
export const url = (schemes: string) => `^(${schemes})://[^\\s]+$`;
