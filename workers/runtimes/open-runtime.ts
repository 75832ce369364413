import type { EngineKind } from '../../backend/contract/engines.ts';
import { createA1111Runtime } from './a1111/a1111-runtime.ts';
import { createComfyuiRuntime } from './comfyui/comfyui-runtime.ts';
import type { EngineAddress, Runtime } from './runtime.ts';
import { createSdcppRuntime } from './sdcpp/sdcpp-runtime.ts';
import { createSwarmuiRuntime } from './swarmui/swarmui-runtime.ts';

/** The runtime that drives an engine of this kind at this address. */
export function openRuntime(kind: EngineKind, at: EngineAddress): Runtime {
  switch (kind) {
    case 'comfyui':
      return createComfyuiRuntime(at);
    case 'a1111':
      return createA1111Runtime(at);
    case 'sdcpp':
      return createSdcppRuntime(at);
    case 'swarmui':
      return createSwarmuiRuntime(at);
    default:
      return kind satisfies never;
  }
}
