const HIDDEN = /<[^<>]*>|__[\p{L}\p{N}_\-/ ]+?__|:\s*-?\d*\.?\d+\s*(?=[)\]])/gu;

/** The same text with the names of networks and wildcards and the numbers of weights blotted out, sign for sign: they are no words. */
export const maskMarkup = (text: string): string => text.replace(HIDDEN, found => '\u0001'.repeat(found.length));
