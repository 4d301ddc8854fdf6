import type { Browser, Page } from 'playwright-core'

export declare const openPage: (origin: string) => Promise<{ browser: Browser; page: Page }>
