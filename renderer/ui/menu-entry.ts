import type { ReactNode } from 'react';

/** Something a menu does; with a `disabledReason` it stays reachable and shows the reason. */
export interface MenuAction {
  readonly kind: 'action';
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly detail?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabledReason?: string | undefined;
}

/** A line of a menu. */
export type MenuEntry =
  | MenuAction
  | {
      readonly kind: 'check';
      readonly label: string;
      readonly checked: boolean;
      readonly onCheckedChange: (checked: boolean) => void;
    }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly value: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      readonly onValueChange: (value: string) => void;
    }
  | {
      readonly kind: 'submenu';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'separator' };
