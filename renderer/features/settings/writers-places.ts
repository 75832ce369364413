import type { NewWriter, Writer } from '../../../backend/contract/writers.ts';

/** A program or service that writes, as a person knows it, and where it usually is. */
export type WriterPlace = {
  readonly label: string;
  readonly kind: NewWriter['kind'];
  /** Empty where there is no usual one. */
  readonly address: string;
  readonly placeholder: string;
  /** Whether it takes nobody without a key. */
  readonly needsKey: boolean;
  readonly keyHint: string;
};

const LOCAL_KEY = 'Only where it asks for one.';

/** What can be added. */
export const WRITER_PLACES = {
  ollama: {
    label: 'Ollama',
    kind: 'ollama',
    address: 'http://127.0.0.1:11434',
    placeholder: 'http://127.0.0.1:11434',
    needsKey: false,
    keyHint: LOCAL_KEY,
  },
  'lm-studio': {
    label: 'LM Studio',
    kind: 'openai',
    address: 'http://127.0.0.1:1234/v1',
    placeholder: 'http://127.0.0.1:1234/v1',
    needsKey: false,
    keyHint: LOCAL_KEY,
  },
  'llama-cpp': {
    label: 'llama.cpp',
    kind: 'openai',
    address: 'http://127.0.0.1:8080/v1',
    placeholder: 'http://127.0.0.1:8080/v1',
    needsKey: false,
    keyHint: LOCAL_KEY,
  },
  groq: {
    label: 'Groq',
    kind: 'openai',
    address: 'https://api.groq.com/openai/v1',
    placeholder: 'https://api.groq.com/openai/v1',
    needsKey: true,
    keyHint: 'You find it at console.groq.com/keys. It begins with gsk_.',
  },
  openrouter: {
    label: 'OpenRouter',
    kind: 'openai',
    address: 'https://openrouter.ai/api/v1',
    placeholder: 'https://openrouter.ai/api/v1',
    needsKey: true,
    keyHint: 'You find it at openrouter.ai/keys. It begins with sk-or-.',
  },
  other: {
    label: 'Another OpenAI-compatible server',
    kind: 'openai',
    address: '',
    placeholder: 'http://192.168.1.20:8000/v1',
    needsKey: false,
    keyHint: LOCAL_KEY,
  },
  ourvidz: {
    label: 'OurVidz chat worker',
    kind: 'ourvidz',
    address: '',
    placeholder: 'http://192.168.1.20:7861',
    needsKey: false,
    keyHint: LOCAL_KEY,
  },
} as const satisfies Record<string, WriterPlace>;
export type WriterPlaceName = keyof typeof WRITER_PLACES;

const KINDS: Readonly<Record<Writer['kind'], string>> = {
  rules: 'Rules',
  openai: 'OpenAI-compatible',
  ollama: 'Ollama',
  ourvidz: 'OurVidz chat worker',
};

/** What a writer is and where, on one line; empty for the rules, whose state says it all. */
export const sayWriter = ({ kind, model, address, hasKey }: Writer): string =>
  kind === 'rules'
    ? ''
    : [KINDS[kind], model, address?.replace(/^https?:\/\//, ''), hasKey ? 'key kept' : null]
        .filter(word => word !== null && word !== undefined)
        .join(' · ');
