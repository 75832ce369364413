import { memo } from 'react';
import { Spinner } from '../../ui/spinner.tsx';
import { CAPTION, type Columns, GAP } from './lay-out-takes.ts';
import type { Sending } from './sending-store.ts';

/** A press of Generate on its way, and the place that its cards will take. */
export type SendingRowProps = { readonly sending: Sending; readonly columns: Columns; readonly pictureHeight: number };

/** The height of a batch's header, in CSS pixels. */
export const HEADER = 44;

/** The cards of what was just asked for, until the studio has answered. */
export const SendingRow = memo(function SendingRow({ sending, columns, pictureHeight }: SendingRowProps) {
  const { prompt } = sending.body.parameters;
  const places = Array.from({ length: sending.count }, (_, index) => `${sending.key}/${index}`);
  return (
    <section aria-busy="true" aria-label={`Sending: ${prompt}`}>
      <div className="flex items-center gap-2 text-body" style={{ height: HEADER }}>
        <p dir="auto" className="min-w-0 truncate font-medium text-text">
          {typeof prompt === 'string' ? prompt : sending.modelName}
        </p>
        <span className="ml-auto flex shrink-0 items-center gap-1.5 text-meta text-second">
          <Spinner /> Sending to the studio
        </span>
      </div>
      <div
        className="grid"
        style={{ gap: GAP, paddingBottom: GAP, gridTemplateColumns: `repeat(${columns.count}, minmax(0, 1fr))` }}
      >
        {places.map(place => (
          <div key={place}>
            <div className="rounded-card bg-raised" style={{ height: pictureHeight }} />
            <div style={{ height: CAPTION }} />
          </div>
        ))}
      </div>
    </section>
  );
});
