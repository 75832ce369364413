import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

let asked = 0;

/** A function that leads to the library with the keyboard in its search box. */
export function useSearchLibrary(): () => void {
  const navigate = useNavigate();
  return useCallback(() => {
    asked += 1;
    void navigate({ to: '/library', state: { focusSearch: asked } });
  }, [navigate]);
}

/** A function that leads to the prompts that were used with the keyboard in their search box. */
export function useSearchPrompts(): () => void {
  const navigate = useNavigate();
  return useCallback(() => {
    asked += 1;
    void navigate({ to: '/prompts', state: { focusSearch: asked } });
  }, [navigate]);
}
