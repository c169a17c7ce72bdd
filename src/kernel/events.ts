/**
 * What one half of the house tells the other. The understanding half emits; it does not know who listens.
 * Delivery is in process and after the fact; whatever must not be lost is written to the records first.
 */
export interface DomainEvent {
  readonly name:
    | 'import-progress'
    | 'timeline-derived'
    | 'voices-labelled'
    | 'customer-erased'
    | 'clock-moved'
    | 'findings-refreshed'
    | 'decision-in-effect'
    | 'verdict-written';
  readonly workspace: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Events {
  emit(event: DomainEvent): Promise<void>;
  on(name: DomainEvent['name'], listener: (event: DomainEvent) => Promise<void>): void;
}

/** A listener that fails does not stop the others nor the emitter; `onFailure` hears of it. */
export function createEvents(onFailure: (event: DomainEvent, error: unknown) => void): Events {
  const listeners = new Map<string, ((event: DomainEvent) => Promise<void>)[]>();
  return {
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    async emit(event) {
      for (const listener of listeners.get(event.name) ?? []) {
        try {
          await listener(event);
        } catch (error) {
          onFailure(event, error);
        }
      }
    },
  };
}
