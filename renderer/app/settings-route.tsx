import { useNavigate } from '@tanstack/react-router';
import { useTransport } from '../api/api-context.tsx';
import { CloudModelsSection } from '../features/cloud-models/cloud-models-section.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { TemplatesSection } from '../features/templates/templates-section.tsx';
import { WorkflowsSection } from '../features/workflows/workflows-section.tsx';
import { useSignOut } from './use-sign-out.ts';

/** The settings; only who signed in through a browser can sign out. */
export function SettingsRoute() {
  const { shell } = useTransport();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <SettingsPage onSignOut={shell === 'browser' ? signOut : undefined}>
      <CloudModelsSection />
      <WorkflowsSection />
      <TemplatesSection onOpen={() => void navigate({ to: '/templates' })} />
    </SettingsPage>
  );
}
