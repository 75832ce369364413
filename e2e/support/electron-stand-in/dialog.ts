import { refuseUnknown } from './loud.ts';

/** A dialog that the app wanted to show. */
export type AskedDialog = { readonly kind: string; readonly options: unknown };

const asked: AskedDialog[] = [];

/** A dialog's options are its last argument: the window before them may be left out. */
function note(kind: string, args: readonly unknown[]): void {
  asked.push({ kind, options: args.at(-1) });
}

/**
 * Electron's `dialog`, where nobody is there to answer: files are not chosen, and a message is answered with its
 * `cancelId` or first button. A test puts its own functions in place; `asked` is the stand-in's own list.
 */
export const dialog = refuseUnknown('dialog', {
  asked,
  async showOpenDialog(...args: unknown[]) {
    note('open', args);
    return { canceled: true, filePaths: [] as string[] };
  },
  async showSaveDialog(...args: unknown[]) {
    note('save', args);
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]) {
    note('message', args);
    const { cancelId = 0 } = args.at(-1) as { cancelId?: number };
    return { response: cancelId, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string) {
    note('error', [{ title, content }]);
    console.error(`${title}\n${content}`);
  },
});
