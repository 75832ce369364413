import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Api } from '../../api/api-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useDrop } from '../../ui/use-drop.ts';
import { useShelfChange } from './use-shelf-change.ts';

const CSV = ['.csv', 'text/csv'];
/** The most characters that are taken in at once. */
const MOST = 1_000_000;
const SHOWN = 100;

type Report =
  Awaited<ReturnType<Api['importStyles']>> extends infer Answer
    ? Answer extends { ok: true; value: infer Value }
      ? Value
      : never
    : never;

const refuseFiles = ([file]: readonly File[]) =>
  showToast({
    title: `${file?.name ?? 'This'} is no styles.csv`,
    detail: 'Choose a file that ends in .csv.',
    tone: 'warn',
  });

/** Takes in a file of styles that is chosen or dropped, and holds the report of it until it was read. */
export function useImportStyles() {
  const [report, setReport] = useState<Report | null>(null);
  const take = useShelfChange((api, csv: string) => api.importStyles({ body: { csv } }));
  const read = async (file: File) => {
    const csv = await file.text();
    if (csv.length > MOST)
      return void showToast({
        title: `${file.name} is too long`,
        detail: `It has ${csv.length.toLocaleString('en')} characters; ${MOST.toLocaleString('en')} are taken in at once.`,
        tone: 'warn',
      });
    if (csv.trim() === '') return void showToast({ title: `${file.name} is empty`, tone: 'warn' });
    take.mutate(csv, { onSuccess: setReport });
  };
  const { handlers, takeFiles } = useDrop({
    fileKinds: CSV,
    onFiles: ([file]) => void (file && read(file)),
    onFilesRefused: refuseFiles,
  });
  return { handlers, takeFiles, busy: take.isPending, report, close: () => setReport(null) };
}

const sayAdded = (number: number) =>
  number === 0
    ? 'No style was added'
    : number === 1
      ? 'One style was added'
      : `${number.toLocaleString('en')} styles were added`;

/** The button that takes in a file of styles, and the report of what came of it. */
export function ImportStyles({ importing }: { readonly importing: ReturnType<typeof useImportStyles> }) {
  const input = useRef<HTMLInputElement>(null);
  const { takeFiles, busy, report, close } = importing;
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={CSV.join(',')}
        aria-label="styles.csv"
        tabIndex={-1}
        className="hidden"
        onChange={event => {
          takeFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
      <Button icon={<Upload />} busy={busy ? 'Reading…' : undefined} onClick={() => input.current?.click()}>
        Import…
      </Button>
      {report && (
        <Dialog
          open
          onOpenChange={open => !open && close()}
          title={sayAdded(report.added.length)}
          description={
            report.left.length === 0
              ? 'Nothing was left out.'
              : `${report.left.length.toLocaleString('en')} ${report.left.length === 1 ? 'was' : 'were'} left out, and why is said below.`
          }
          footer={
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          }
        >
          {report.left.length > 0 && (
            <ul className="flex flex-col gap-1.5">
              {report.left.slice(0, SHOWN).map(({ line, name, why }) => (
                <li key={`${line} ${name}`} className="text-body">
                  <span className="text-faint tabular-nums">Line {line}: </span>
                  <span dir="auto" className="text-text">
                    {name || 'without a name'}
                  </span>
                  <span className="text-second"> – {why}</span>
                </li>
              ))}
              {report.left.length > SHOWN && <li className="text-second">and {report.left.length - SHOWN} more.</li>}
            </ul>
          )}
        </Dialog>
      )}
    </>
  );
}
