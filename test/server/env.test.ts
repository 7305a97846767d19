import { describe, expect, it } from 'vitest';
import { SHIPPED_ENCODER } from '#index/embed.ts';
import { readEnv, readOrigin } from '#server/env.ts';

describe('readEnv', () => {
  it('is bound to loopback, on 8787, with the shipped encoder, unless told otherwise', () => {
    expect(readEnv({})).toMatchObject({ host: '127.0.0.1', port: 8787, encoder: SHIPPED_ENCODER });
    expect(readEnv({ PORT: '', HOST: ' ', ENCODER: '' })).toEqual(readEnv({}));
  });

  it('takes what is set', () => {
    const env = { PORT: '0', HOST: '::1', ENCODER: 'a/b', INDEX_DIR: '/x', STUDIES_DIR: '/y' };
    expect(readEnv(env)).toEqual({
      port: 0,
      host: '::1',
      encoder: 'a/b',
      indexDir: '/x',
      studiesDir: '/y',
    });
  });

  it('takes yes or no for whether studies may be added', () => {
    expect(readEnv({}).addStudies).toBeUndefined();
    expect(readEnv({ ADD_STUDIES: 'yes' }).addStudies).toBe(true);
    expect(readEnv({ ADD_STUDIES: 'no' }).addStudies).toBe(false);
    expect(() => readEnv({ ADD_STUDIES: '1' })).toThrow('ADD_STUDIES is "1"; expected yes or no');
  });

  it.each(['abc', '-1', '65536', '80.5', '1e3', '0x50'])('names a bad port: %s', (port) => {
    expect(() => readEnv({ PORT: port })).toThrow(
      `PORT is "${port}"; expected a whole number from 0 to 65535`,
    );
    expect(readOrigin({ PORT: port })).toBe('http://127.0.0.1:8787');
  });
});
