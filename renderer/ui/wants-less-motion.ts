/** Whether the person has asked the system for less motion; clips then play only by their own button. */
export const wantsLessMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
