import { type Place, readMarks } from '../../prompts/read-marks.ts';

/** Raises `invalid_request` where words that are kept could never be drawn, so that this is told when they are written. */
export const checkWords = (text: string, place: Place): void => void readMarks(text, place);
