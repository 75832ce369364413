import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

type Props = { readonly region: string; readonly children: ReactNode };

/** Keeps a bug in one region from taking the page with it, and says so in words. React knows error boundaries only as classes. */
export class RegionBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    reportError(
      new Error(`${this.props.region} broke: ${error.message}\n${info.componentStack ?? ''}`, { cause: error }),
    );
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div role="alert" className="grid h-full place-items-center">
        <EmptyState
          title={`${this.props.region} stopped working`}
          sentence="This is a mistake of ours. The rest of the studio goes on, and nothing was lost."
          action={
            <Button variant="secondary" onClick={() => this.setState({ error: null })}>
              Show it again
            </Button>
          }
        />
      </div>
    );
  }
}
