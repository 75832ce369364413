import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readSession, readSettings } from '../../api/reads.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { CloudsSettings } from './clouds-settings.tsx';
import { ContentSettings } from './content-settings.tsx';
import { FaultsSettings } from './faults-settings.tsx';
import { KeepingSettings } from './keeping-settings.tsx';
import { OtherMachinesSettings } from './other-machines-settings.tsx';
import { StudioSettings } from './studio-settings.tsx';
import { WritersSettings } from './writers-settings.tsx';

type SettingsPageProps = { readonly onSignOut: (() => void) | undefined; readonly children?: ReactNode };

/** Everything that can be set; each change acts at once. `onSignOut` is given where a person signed in by hand, `children` are sections of other rooms. */
export function SettingsPage({ onSignOut, children }: SettingsPageProps) {
  const api = useApi();
  const settings = useQuery(readSettings(api));
  const { data: session } = useQuery(readSession(api));
  return (
    <div className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <div className="mx-auto flex max-w-150 flex-col gap-4 px-6 py-6">
        <header>
          <h1 className="font-semibold text-page">Settings</h1>
          <p className="text-second">Each change acts at once.</p>
        </header>
        <AppearanceSettings />
        {settings.error ? (
          <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />
        ) : settings.data ? (
          <>
            <KeepingSettings settings={settings.data} />
            <FaultsSettings settings={settings.data} />
          </>
        ) : (
          <SpinnerWithWords words="Reading the settings…" />
        )}
        <ContentSettings />
        <OtherMachinesSettings />
        <WritersSettings />
        <CloudsSettings />
        {children}
        {session && <StudioSettings session={session} onSignOut={onSignOut} />}
      </div>
    </div>
  );
}
