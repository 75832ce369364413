import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { failWriter } from '../fail-writer.ts';
import type { Place } from '../place.ts';
import type { WritingOrder } from '../writer.ts';

/** What is asked of an OpenAI-compatible server. OpenAI itself has another name for the most tokens by now, which others do not know. Raises `writer_failed` without a model. */
export function paramsOf(place: Place, order: WritingOrder): ChatCompletionCreateParamsStreaming {
  const { model, messages, mostTokens, temperature, seed } = order;
  if (model === null) throw failWriter(place, 'no_model', 'needs a model. Choose one in Settings, under Writers.');
  const most = new URL(place.address).hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens';
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    temperature,
    seed,
    [most]: mostTokens,
    stream: true,
    stream_options: { include_usage: true },
  };
}
