import { useTransport } from '../api/api-context.tsx';
import { CloudModelsSection } from '../features/cloud-models/cloud-models-section.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { WorkflowsSection } from '../features/workflows/workflows-section.tsx';
import { useSignOut } from './use-sign-out.ts';

/** The settings; only who signed in through a browser can sign out. */
export function SettingsRoute() {
  const { shell } = useTransport();
  const signOut = useSignOut();
  return (
    <SettingsPage onSignOut={shell === 'browser' ? signOut : undefined}>
      <CloudModelsSection />
      <WorkflowsSection />
    </SettingsPage>
  );
}
