import { Copy, LogOut } from 'lucide-react';
import type { Session } from '../../../backend/contract/studio.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SettingsSection } from './settings-section.tsx';

type StudioSettingsProps = { readonly session: Session; readonly onSignOut: (() => void) | undefined };

/** What this studio is, where its data lies, and the way out of it. */
export function StudioSettings({ session, onSignOut }: StudioSettingsProps) {
  const { person, studio } = session;
  return (
    <>
      <SettingsSection title="This studio">
        <dl className="grid grid-cols-[8rem_1fr] items-center gap-x-4 gap-y-2">
          <dt className="text-second">Data folder</dt>
          <dd className="flex min-w-0 items-center gap-1">
            <code className="min-w-0 select-text break-all font-mono text-meta">{studio.folder}</code>
            <IconButton
              label="Copy the folder's path"
              size="small"
              onClick={() => void copyText(studio.folder, 'Folder')}
            >
              <Copy />
            </IconButton>
          </dd>
          <dt className="text-second">Signed in as</dt>
          <dd>
            {person.name}, {person.role}
          </dd>
        </dl>
        {onSignOut && (
          <div>
            <Button icon={<LogOut />} onClick={onSignOut}>
              Sign out of this browser
            </Button>
          </div>
        )}
      </SettingsSection>
      <SettingsSection title="About">
        <dl className="grid grid-cols-[8rem_1fr] gap-x-4 gap-y-2">
          <dt className="text-second">Dailies</dt>
          <dd className="tabular-nums">Version {studio.version}</dd>
          <dt className="text-second">Runs in</dt>
          <dd>{studio.shell === 'desktop' ? 'the desktop window' : 'a browser, from this machine'}</dd>
          <dt className="text-second">Licence</dt>
          <dd>Apache 2.0. You may use, change and share it.</dd>
        </dl>
      </SettingsSection>
    </>
  );
}
