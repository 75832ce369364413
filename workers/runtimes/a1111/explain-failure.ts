import { Refusal } from '../../../backend/contract/problem.ts';
import { type Answer, refuseRun } from '../diffusion/engine-door.ts';
import { Failure } from './answers.ts';

/** What an answer that is no success means: a request it cannot take is not worth trying again, anything else may be. */
export function explainFailure(engine: string, { status, body }: Answer): Refusal {
  const told = Failure.safeParse(body).data ?? {};
  const places = Array.isArray(told.detail) ? told.detail : [];
  const detail =
    typeof told.detail === 'string' ? told.detail : places.map(({ loc, msg }) => `${loc.at(-1)}: ${msg}`).join(', ');
  const why = [told.error, told.errors, detail].filter(Boolean).join(': ').slice(0, 300);
  if (status === 404 && (why === '' || why === 'Not Found'))
    return new Refusal({
      code: 'runtime_failed',
      message: `${engine} answers, but has no API. Start it with --api.`,
      runtime: engine,
      reason: 'It was started without --api.',
    });
  if (status === 400 || status === 422) {
    const issues = places.map(({ loc, msg }) => ({ path: loc.join('.'), message: msg }));
    return new Refusal({
      code: 'invalid_request',
      message: `${engine} cannot do that: ${why || `it answered ${status}`}.`,
      issues: issues.length > 0 ? issues : [{ path: '', message: why }],
    });
  }
  return refuseRun(engine, `${engine} failed: ${why || `it answered ${status}`}`);
}
