import { expect, it } from 'vitest';
import { isMachineFault } from './is-machine-fault.ts';

it.each([
  ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB', true],
  ['RuntimeError: CUDA error: an illegal memory access was encountered', true],
  ['NVML Error: Driver/library version mismatch', true],
  ['OSError: [Errno 28] No space left on device', true],
  ['httpx.ConnectTimeout: timed out', true],
  ['Task 1: prompt is required', false],
  ["Task 1: 'image' or 'image_url' required for qwen_image_edit", false],
  ['Upload failed: unsupported file', false],
  ['the zoom of the bloom', false],
])('%s: %s', (text, is) => expect(isMachineFault(text)).toBe(is));
