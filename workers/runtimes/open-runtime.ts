import { ENGINE_NAMES, type EngineKind } from '../../backend/contract/engines.ts';
import { Refusal } from '../../backend/contract/problem.ts';
import { createA1111Runtime } from './a1111/a1111-runtime.ts';
import { createComfyuiRuntime } from './comfyui/comfyui-runtime.ts';
import type { EngineAddress, Runtime } from './runtime.ts';
import { createSdcppRuntime } from './sdcpp/sdcpp-runtime.ts';

/** The runtime that drives an engine of this kind at this address. Raises `runtime_failed` for a kind that this version cannot drive. */
export function openRuntime(kind: EngineKind, at: EngineAddress): Runtime {
  switch (kind) {
    case 'comfyui':
      return createComfyuiRuntime(at);
    case 'a1111':
      return createA1111Runtime(at);
    case 'sdcpp':
      return createSdcppRuntime(at);
    case 'swarmui': {
      const reason = `This version of Dailies cannot drive ${ENGINE_NAMES[kind]}.`;
      throw new Refusal({ code: 'runtime_failed', message: reason, runtime: ENGINE_NAMES[kind], reason });
    }
    default:
      return kind satisfies never;
  }
}
