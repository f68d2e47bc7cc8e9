import packageJson from '../../package.json' with { type: 'json' };

/** Name and version of the program, as every document that it makes carries them. */
export const GENERATOR = `Residua ${packageJson.version}`;
