type Target = { readonly targetId: string; readonly type: string; readonly url: string; readonly title: string };
type Frame = {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
  readonly unreachableUrl?: string;
};
type RemoteValue = { readonly value?: unknown; readonly description?: string };

/** The events of the DevTools protocol that the stand-in listens to, with the facts that it reads of each. */
export type CdpEvents = {
  'Target.attachedToTarget': {
    readonly sessionId: string;
    readonly targetInfo: Target;
    readonly waitingForDebugger: boolean;
  };
  'Target.targetDestroyed': { readonly targetId: string };
  'Target.targetInfoChanged': { readonly targetInfo: Target };
  'Runtime.executionContextCreated': {
    readonly context: { readonly id: number; readonly name: string; readonly auxData: { readonly frameId: string } };
  };
  'Runtime.executionContextDestroyed': { readonly executionContextId: number };
  'Runtime.bindingCalled': { readonly name: string; readonly payload: string; readonly executionContextId: number };
  'Runtime.consoleAPICalled': { readonly type: string; readonly args: readonly RemoteValue[] };
  'Runtime.exceptionThrown': {
    readonly exceptionDetails: {
      readonly text: string;
      readonly executionContextId?: number;
      readonly exception?: RemoteValue;
    };
  };
  'Page.frameStartedLoading': { readonly frameId: string };
  'Page.frameStoppedLoading': { readonly frameId: string };
  'Page.frameNavigated': { readonly frame: Frame };
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string };
  'Page.domContentEventFired': object;
  'Page.loadEventFired': object;
  'Page.windowOpen': {
    readonly url: string;
    readonly windowName: string;
    readonly windowFeatures: readonly string[];
  };
  'Fetch.requestPaused': {
    readonly requestId: string;
    readonly request: { readonly url: string };
    readonly frameId: string;
    readonly redirectedRequestId?: string;
  };
  'Inspector.targetCrashed': object;
};
