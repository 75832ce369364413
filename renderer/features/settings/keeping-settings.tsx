import type { Settings } from '../../../backend/contract/studio.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useChangeSettings } from './change-settings.ts';
import { SettingsSection } from './settings-section.tsx';

const LONGEST_DAYS = 365;

/** How long things stay, and what is told when they are done. */
export function KeepingSettings({ settings }: { readonly settings: Settings }) {
  const change = useChangeSettings();
  const days = { min: 1, max: LONGEST_DAYS, whole: true, unit: 'days' } as const;
  return (
    <>
      <SettingsSection title="Takes and trash">
        <div className="max-w-72">
          <NumberField
            {...days}
            label="Takes that are not kept stay"
            hint="Then they go to the trash. What you keep stays for good."
            value={settings.takeExpiryDays}
            onValueChange={value => value !== undefined && change.mutate({ takeExpiryDays: value })}
          />
        </div>
        <div className="max-w-72">
          <NumberField
            {...days}
            label="The trash holds things"
            hint="Then they are deleted from the disk."
            value={settings.trashDays}
            onValueChange={value => value !== undefined && change.mutate({ trashDays: value })}
          />
        </div>
      </SettingsSection>
      <SettingsSection title="Notifications">
        <Switch
          label="Tell me when something is finished"
          hint="While the window is hidden, by the system's own notifications. In the desktop window only."
          checked={settings.notifyFinished}
          onCheckedChange={notifyFinished => change.mutate({ notifyFinished })}
        />
      </SettingsSection>
    </>
  );
}
