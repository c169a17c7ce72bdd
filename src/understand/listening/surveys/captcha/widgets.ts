import type { CaptchaService } from './contract.ts';

/** What a page loads of a service, and where its answers are checked. */
export interface Widget {
  readonly script: string;
  /** The class of the element that its script fills. */
  readonly widget: string;
  /** The form field it writes its answer to. */
  readonly field: string;
  /** What the page's content policy is opened for. */
  readonly origins: readonly string[];
  readonly verify: string;
  readonly sends: string;
}

/** https://developers.cloudflare.com/turnstile and https://docs.hcaptcha.com */
const known: Readonly<Record<'turnstile' | 'hcaptcha', Widget>> = {
  turnstile: {
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    widget: 'cf-turnstile',
    field: 'cf-turnstile-response',
    origins: ['https://challenges.cloudflare.com'],
    verify: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    sends: 'response',
  },
  hcaptcha: {
    script: 'https://js.hcaptcha.com/1/api.js',
    widget: 'h-captcha',
    field: 'h-captcha-response',
    origins: ['https://hcaptcha.com', 'https://*.hcaptcha.com'],
    verify: 'https://api.hcaptcha.com/siteverify',
    sends: 'response',
  },
};

export function widgetOf(service: CaptchaService): Widget {
  if (service.kind !== 'other') return known[service.kind];
  const { script, widget, field, verify, sends } = service;
  return { script, widget, field, verify, sends, origins: [new URL(script).origin] };
}
