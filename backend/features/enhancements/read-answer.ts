import type { NewEnhancement } from '../../contract/enhancements.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Written } from '../../providers/chat/writer.ts';
import { cleanAnswer } from './clean-answer.ts';
import { likenOf, splitAnswer } from './split-answer.ts';

/** The longest answer, in characters, and how much longer it may be for each further prompt. */
const LONGEST = 20_000;
const LONGER_EACH = 2_000;
const SHORT = 400;
const HTML = /^\s*<(?:!doctype|html|head|body|\?xml)\b|<\/(?:html|body|head|div|script|span|p|h1)>/i;
const DECLINES =
  /^(?:i[’']?m (?:very )?sorry|sorry\b|i apologi[sz]e|i (?:can[’']?t|can ?not|won[’']?t|will not|must decline|am (?:not able|unable))|i[’']?m (?:not able|unable)|unfortunately, i|as an ai\b)/i;
const DECLINED =
  /\b(?:help|assist|create|write|comply|generate|fulfil+|provide|continue|engage|do that|with that|this request|your request|that request|guidelines|policy)\b/i;

/** What was asked for, as far as an answer is judged by it. */
type Asked = Pick<NewEnhancement, 'purpose' | 'text' | 'count' | 'existing'>;
type Reason = 'refused' | 'empty' | 'too_long' | 'not_words';

/** That a writer wrote nothing that can be used, and why. */
const refuseAnswer = (writer: string, reason: Reason, why: string) =>
  new Refusal({ code: 'writer_failed', message: `${writer} ${why}. Your own words are as they were.`, writer, reason });

/** Raises `writer_failed` for an answer that has become too long, whatever is still to come. */
export function refuseTooLong(writer: string, { count }: Pick<Asked, 'count'>, text: string): void {
  const most = LONGEST + LONGER_EACH * (count - 1);
  if (text.length > most)
    throw refuseAnswer(writer, 'too_long', `wrote more than ${most.toLocaleString('en')} characters`);
}

function refuseNoWords(writer: string, text: string): void {
  if (text.trim() === '') throw refuseAnswer(writer, 'empty', 'wrote nothing');
  if (HTML.test(text)) throw refuseAnswer(writer, 'not_words', 'answered with a web page in place of words');
  if (!/\p{L}/u.test(text)) throw refuseAnswer(writer, 'not_words', 'answered with no words');
  if (text.length < SHORT && DECLINES.test(text) && DECLINED.test(text))
    throw refuseAnswer(writer, 'refused', `did not want to write this: “${text.slice(0, 200)}”`);
}

/** The prompts in what a writer wrote. Raises `writer_failed` where there is nothing that can be used; of many, fewer than were asked for are enough. */
export function readAnswer(
  writer: string,
  asked: Asked,
  { text, cutShort }: Pick<Written, 'text' | 'cutShort'>,
): string[] {
  refuseTooLong(writer, asked, text);
  const clean = cleanAnswer(text);
  refuseNoWords(writer, clean);
  if (asked.purpose === 'many') {
    const prompts = splitAnswer(text, [asked.text, ...asked.existing], cutShort);
    if (prompts.length === 0) throw refuseAnswer(writer, 'empty', 'wrote nothing that was not there before');
    return prompts.slice(0, asked.count);
  }
  if (asked.purpose !== 'summarise' && likenOf(clean) === likenOf(asked.text))
    throw refuseAnswer(writer, 'empty', 'gave the same words back');
  return [clean];
}

/** The prompts in what the studio's own rules wrote, which puts nothing around them: a person's words stay as they are, whatever they look like. */
export const readPlain = ({ purpose }: Pick<Asked, 'purpose'>, { text }: Pick<Written, 'text'>): string[] =>
  purpose === 'many' ? text.split('\n') : [text];
