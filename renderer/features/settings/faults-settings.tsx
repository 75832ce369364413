import type { Settings } from '../../../backend/contract/studio.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { useChangeSettings } from './change-settings.ts';
import { SettingsSection } from './settings-section.tsx';

const MOST = 50;

/** When a machine that fails gets nothing more. */
export function FaultsSettings({ settings }: { readonly settings: Settings }) {
  const change = useChangeSettings();
  return (
    <SettingsSection title="Machines that fail">
      <div className="max-w-72">
        <NumberField
          label="A machine gets nothing more after"
          hint="So many failures by its own fault; 0 is never. The built-in one is not judged."
          min={0}
          max={MOST}
          whole
          unit="failures"
          value={settings.setAsideFaults}
          onValueChange={value => value !== undefined && change.mutate({ setAsideFaults: value })}
        />
      </div>
      <div className="max-w-72">
        <NumberField
          label="among its last"
          min={1}
          max={MOST}
          whole
          unit="tasks"
          value={settings.setAsideOf}
          onValueChange={value => value !== undefined && change.mutate({ setAsideOf: value })}
        />
      </div>
    </SettingsSection>
  );
}
