import { useAppearance } from '../../ui/appearance-store.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { SettingsSection } from './settings-section.tsx';

/** How the screen looks to this person on this machine. */
export function AppearanceSettings() {
  const { theme, contrast } = useAppearance();
  return (
    <SettingsSection title="Appearance">
      <div className="flex items-center justify-between gap-4">
        <span aria-hidden>Theme</span>
        <SegmentedControl
          label="Theme"
          value={theme}
          onValueChange={next => useAppearance.setState({ theme: next })}
          segments={[
            { value: 'dark', label: 'Dark' },
            { value: 'light', label: 'Light' },
            { value: 'system', label: 'System' },
          ]}
        />
      </div>
      <Switch
        label="High contrast"
        hint="Firmer lines and text. It is on by itself where the system asks for more contrast."
        checked={contrast === 'high'}
        onCheckedChange={high => useAppearance.setState({ contrast: high ? 'high' : 'normal' })}
      />
    </SettingsSection>
  );
}
