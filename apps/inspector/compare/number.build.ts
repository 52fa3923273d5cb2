import about from '../../../package.json' with { type: 'json' };

/** Of this build. */
export const version: string = about.version;
