import type { Problem } from '../../backend/contract/problem.ts';
import { CAP_NAMES } from './cap-names.ts';

/** What one press can do about a problem. */
export type Remedy =
  | { readonly kind: 'try-again'; readonly label: string }
  | { readonly kind: 'sign-in'; readonly label: string }
  | { readonly kind: 'open-workers'; readonly label: string }
  /** At the section of that title, or at the beginning. */
  | { readonly kind: 'open-settings'; readonly label: string; readonly section?: 'Clouds' | 'Writers' }
  | { readonly kind: 'open-spending'; readonly label: string }
  | { readonly kind: 'open-trash'; readonly label: string }
  | { readonly kind: 'open-templates'; readonly label: string }
  | { readonly kind: 'open-styles'; readonly label: string }
  | { readonly kind: 'open-presets'; readonly label: string }
  | { readonly kind: 'open-wildcards'; readonly label: string }
  | { readonly kind: 'read-again'; readonly label: string };

/** A problem in words: what happened, what that means, and the button that mends it. */
export type Described = { readonly title: string; readonly sentence: string; readonly remedy: Remedy | null };

const tryAgain: Remedy = { kind: 'try-again', label: 'Try again' };
const openWorkers: Remedy = { kind: 'open-workers', label: 'Open workers' };
const openSpending: Remedy = { kind: 'open-spending', label: 'Open spending' };
const readAgain: Remedy = { kind: 'read-again', label: 'Refresh' };

const sayBytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MB`;
const sayWait = (ms: number) => (ms < 1_500 ? 'a second' : `${Math.ceil(ms / 1_000)} seconds`);

const endSentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

/** Puts a problem into words for a person; the problem's own message is used where it holds the facts. */
export function describeProblem(problem: Problem): Described {
  switch (problem.code) {
    case 'invalid_request':
      return {
        title: 'Something needs another value',
        sentence: problem.issues.map(issue => `${issue.message}.`).join(' ') || problem.message,
        remedy: null,
      };
    case 'not_signed_in':
      return {
        title: 'You are not signed in',
        sentence: 'This session has ended. Nothing was lost.',
        remedy: { kind: 'sign-in', label: 'Sign in' },
      };
    case 'not_allowed':
      return {
        title: 'You may not do this',
        sentence: `It needs the right to ${problem.needs}. The studio's owner can give it to you.`,
        remedy: null,
      };
    case 'not_found':
      return {
        title: `This ${problem.what === 'generation' ? 'take' : problem.what} is gone`,
        sentence: 'It was deleted, perhaps from another window.',
        remedy: readAgain,
      };
    case 'conflict':
      return { title: 'Something else came first', sentence: problem.message, remedy: readAgain };
    case 'idempotency_reused':
      return {
        title: 'This was sent before with other values',
        sentence: 'Nothing was started a second time.',
        remedy: tryAgain,
      };
    case 'too_large':
      return {
        title: 'That is too large',
        sentence: `The limit is ${problem.unit === 'bytes' ? sayBytes(problem.limit) : `${problem.limit.toLocaleString('en')} ${problem.unit}`}.`,
        remedy: null,
      };
    case 'unsupported_media':
      return {
        title: 'This file cannot be used',
        sentence: `It is ${problem.found}. The studio takes ${problem.accepted.join(', ')}.`,
        remedy: null,
      };
    case 'rate_limited':
      return {
        title: 'Too many requests at once',
        sentence: `The studio answers again in ${sayWait(problem.retryAfterMs)}.`,
        remedy: tryAgain,
      };
    case 'lease_lost':
      return {
        title: 'The worker lost this task',
        sentence: 'It did not report in time, so the task went back to the queue.',
        remedy: openWorkers,
      };
    case 'task_finished':
      return {
        title: 'This task has ended already',
        sentence: `It is ${problem.status}, so there was nothing left to do.`,
        remedy: readAgain,
      };
    case 'no_model':
      return {
        title: 'No machine has this model now',
        sentence: `${problem.modelId} is on no worker that the studio knows.`,
        remedy: openWorkers,
      };
    case 'attempts_used_up':
      return {
        title: 'It failed too often',
        sentence: `${problem.attempts} attempts failed, so the studio stopped trying. ${problem.message}`,
        remedy: tryAgain,
      };
    case 'dependency_failed':
      return {
        title: 'What it builds on failed',
        sentence: 'A task that must come first did not succeed, so this one was not started.',
        remedy: tryAgain,
      };
    case 'runtime_failed':
      return {
        title: 'It could not be made',
        sentence: `${problem.runtime} stopped: ${problem.reason}`,
        remedy: tryAgain,
      };
    case 'worker_gone':
      return {
        title: 'The worker went away',
        sentence: `${problem.worker} stopped answering in the middle of the work.`,
        remedy: openWorkers,
      };
    case 'replaced':
      return { title: 'Another agent took this one’s place', sentence: problem.message, remedy: openWorkers };
    case 'pairing_refused':
      return { title: 'The machine was not let in', sentence: problem.message, remedy: null };
    case 'wrong_engine':
      return {
        title: `That is not ${problem.expected}`,
        sentence: `${problem.where} answers, but as another program. Choose another kind, or another address.`,
        remedy: null,
      };
    case 'engine_locked':
      return {
        title: 'The engine wants a password',
        sentence: `${problem.where} did not let the studio in. Type the user name and password that it was started with.`,
        remedy: null,
      };
    case 'content_refused':
      return {
        title: problem.category === 'minor' ? 'It shows signs of a child' : 'It shows a real person',
        sentence: `Found: ${problem.words.join(', ')}. Nothing was queued or sent. No setting allows sexual content with a child or of a real person.`,
        remedy: null,
      };
    case 'content_level':
      return {
        title: `This ${problem.lacks} makes nothing for adults`,
        sentence: `Found: ${problem.words.join(', ')}. ${
          problem.lacks === 'studio'
            ? 'Its owner can allow it in the settings.'
            : 'Allow it in the project, by its menu in the title bar.'
        } Nothing was queued.`,
        remedy: problem.lacks === 'studio' ? { kind: 'open-settings', label: 'Open settings' } : null,
      };
    case 'schema_newer':
      return {
        title: 'This data belongs to a newer version',
        sentence: `The data folder is of version ${problem.found}; this Dailies knows version ${problem.known}. Update Dailies to open it. Nothing was changed.`,
        remedy: null,
      };
    case 'studio_in_use':
      return {
        title: 'This data folder is open elsewhere',
        sentence: `Another studio uses ${problem.folder}. Close it, then try again.`,
        remedy: tryAgain,
      };
    case 'disk_full':
      return {
        title: 'The disk is full',
        sentence: 'Nothing was lost, but nothing new can be stored until there is space.',
        remedy: { kind: 'open-trash', label: 'Open the trash' },
      };
    case 'read_only':
      return {
        title: 'The data folder cannot be written',
        sentence: `Dailies may not write to ${problem.folder}. Change its permissions, then try again.`,
        remedy: { kind: 'open-settings', label: 'Show the folder' },
      };
    case 'budget_reached':
      return { title: `${CAP_NAMES[problem.cap]} is reached`, sentence: problem.message, remedy: openSpending };
    case 'price_unknown':
      return {
        title: 'Its price is not known',
        sentence: 'Nothing is spent on a model until somebody has said what a run of it costs.',
        remedy: openSpending,
      };
    case 'port_in_use':
      return {
        title: 'The port is taken',
        sentence: `Another program uses port ${problem.port}. Start Dailies with another one.`,
        remedy: null,
      };
    case 'provider_refused':
      return { title: `${problem.provider} said no`, sentence: endSentence(problem.reason), remedy: null };
    case 'provider_down':
      return {
        title: `${problem.provider} does not answer`,
        sentence: `${endSentence(problem.message)} What is queued stays queued.`,
        remedy: tryAgain,
      };
    case 'provider_out_of_credit':
      return {
        title: `There is no money left at ${problem.provider}`,
        sentence: `Add credit to your account at ${problem.provider}; the studio cannot.`,
        remedy: null,
      };
    case 'provider_key_refused':
      return {
        title: `${problem.provider} does not take the key`,
        sentence: `${endSentence(problem.reason)} Give the studio another key in the settings, under Clouds, or try again there.`,
        remedy: null,
      };
    case 'submission_unknown':
      return {
        title: `Did it reach ${problem.provider}?`,
        sentence: `${endSentence(problem.message)} Look at your account there before you try again: it may have run, and cost.`,
        remedy: null,
      };
    case 'unreachable':
      return {
        title: `The ${problem.where} does not answer`,
        sentence: problem.where.startsWith('writer ')
          ? problem.message
          : 'It may be starting or stopped. What is queued stays queued.',
        remedy: tryAgain,
      };
    case 'writer_failed':
      return { title: `${problem.writer} wrote nothing of use`, sentence: problem.message, remedy: tryAgain };
    case 'stays_home':
      return { title: 'This project stays in your network', sentence: problem.message, remedy: openSpending };
    case 'address_refused':
      return { title: 'The studio does not fetch from there', sentence: problem.message, remedy: null };
    case 'outside_failed':
      return { title: `${problem.where} did not send it`, sentence: problem.message, remedy: tryAgain };
    case 'internal':
      return {
        title: 'Something broke inside Dailies',
        sentence:
          problem.requestId === ''
            ? 'This is a mistake of ours. Your pictures are not touched.'
            : `This is a mistake of ours. Your pictures are not touched. The log knows it as ${problem.requestId}.`,
        remedy: tryAgain,
      };
    default:
      return problem satisfies never;
  }
}
