/** What a reasoning model thought before it answered, where its engine leaves that in the answer. */
const THOUGHTS = /^\s*<think>[\s\S]*?<\/think>/i;
const ONLY_FENCE = /^[^`]{0,200}```[\w-]*\n([\s\S]*?)\n?```\s*$/;
/** A writer's words to whoever asked, which are no part of what was asked for. */
const LEAD_IN =
  /^(?:(?:sure|certainly|of course|okay|ok|absolutely)[,.!]?\s+)?(?:here(?:[’']s| is| are)|below (?:is|are)|this is)\b[^\n:]{0,120}:\s*/i;
const AGREES = /^(?:sure|certainly|of course|absolutely)[!.](?:\s+|$)/i;
const LABEL =
  /^(?:\*\*|#+\s*)?(?:(?:your|the|my|enhanced|improved|final|revised|rewritten|edited|updated|new|negative|image|video)\s+){0,3}prompt(?:\*\*)?\s*:(?:\*\*)?\s*/i;
const BOLD = /\*\*([^*\n]+)\*\*/g;
const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ["'", "'"],
  ['`', '`'],
];

/** Takes quotes away that stand around all of it, and only where none stand within. */
function unquote(text: string): string {
  for (const [open, close] of QUOTES) {
    if (text.length < 2 || !text.startsWith(open) || !text.endsWith(close)) continue;
    const inner = text.slice(open.length, -close.length);
    if (!inner.includes(open) && !inner.includes(close)) return inner.trim();
  }
  return text;
}

/** Writers that were told to answer in JSON, or like to. */
function readJson(text: string): string | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  try {
    const told: unknown = JSON.parse(text);
    const prompt = typeof told === 'object' && told !== null && 'prompt' in told ? told.prompt : null;
    return typeof prompt === 'string' ? prompt.trim() : null;
  } catch {
    return null; // `{red|blue} door` begins so too, and is no JSON
  }
}

/** Takes away what a writer put around its answer: thoughts, a code fence, a lead-in, a label, bold type, quotes. What it wrote within stays as it is. */
export function cleanAnswer(answer: string): string {
  const spoken = answer.replace(THOUGHTS, '').trim();
  const fenced = ONLY_FENCE.exec(spoken)?.[1]?.trim() ?? spoken;
  const plain = fenced.replace(AGREES, '').replace(LEAD_IN, '').trim().replace(LABEL, '').trim();
  return unquote((readJson(plain) ?? plain).replace(BOLD, '$1').trim());
}
