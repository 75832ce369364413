import { Cpu, Images, type LucideIcon, Settings, Sparkles, TextQuote, Wallet } from 'lucide-react';

/** A page of the rail: where it is and how the keyboard gets there. */
export type Page = {
  readonly to: '/work' | '/library' | '/prompts' | '/workers' | '/spending' | '/settings';
  readonly label: string;
  readonly shortcut: string;
  readonly icon: LucideIcon;
};

/** The pages in the order of the rail. */
export const pages: readonly Page[] = [
  { to: '/work', label: 'Work', shortcut: 'g w', icon: Sparkles },
  { to: '/library', label: 'Library', shortcut: 'g l', icon: Images },
  { to: '/prompts', label: 'Prompts', shortcut: 'g t', icon: TextQuote },
  { to: '/workers', label: 'Workers', shortcut: 'g k', icon: Cpu },
  { to: '/spending', label: 'Spending', shortcut: 'g p', icon: Wallet },
  { to: '/settings', label: 'Settings', shortcut: 'g s', icon: Settings },
];
