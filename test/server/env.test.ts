import { describe, expect, it } from 'vitest';
import { SHIPPED_ENCODER } from '#index/embed.ts';
import { readEnv, readOrigin } from '#server/env.ts';

const TOKEN = 'an-open-secret-0123456789';

describe('readEnv', () => {
  it('is bound to loopback, on 8787, with the shipped encoder, unless told otherwise', () => {
    expect(readEnv({})).toMatchObject({ host: '127.0.0.1', port: 8787, encoder: SHIPPED_ENCODER });
    expect(readEnv({ PORT: '', HOST: ' ', ENCODER: '' })).toEqual(readEnv({}));
  });

  it('takes what is set', () => {
    const set = {
      PORT: '0',
      HOST: '::',
      TOKEN,
      ORIGIN: 'https://beleg.example, http://beleg:8787',
      PROXY: 'yes',
      ANSWERS: '2',
      LOG: 'info',
      LOG_QUESTIONS: 'yes',
      ENCODER: 'a/b',
      INDEX_DIR: '/x',
      STUDIES_DIR: '/y',
    };
    expect(readEnv(set)).toEqual({
      port: 0,
      host: '::',
      addStudies: false,
      token: TOKEN,
      origins: ['https://beleg.example', 'http://beleg:8787'],
      behindProxy: true,
      answers: 2,
      logLevel: 'info',
      logQuestions: true,
      encoder: 'a/b',
      indexDir: '/x',
      studiesDir: '/y',
    });
  });

  it('lets readers add studies on this machine alone, unless told otherwise', () => {
    expect(readEnv({}).addStudies).toBe(true);
    expect(readEnv({ ADD_STUDIES: 'no' }).addStudies).toBe(false);
    expect(readEnv({ HOST: '::', TOKEN }).addStudies).toBe(false);
    expect(readEnv({ HOST: '::', TOKEN, ADD_STUDIES: 'yes' }).addStudies).toBe(true);
  });

  it.each(['abc', '-1', '65536', '80.5', '1e3', '0x50'])('names a bad port: %s', (port) => {
    expect(() => readEnv({ PORT: port })).toThrow(
      `PORT is "${port}"; expected a whole number from 0 to 65535`,
    );
    expect(readOrigin({ PORT: port })).toBe('http://127.0.0.1:8787');
  });

  it.each([
    [{ ORIGIN: 'beleg.example' }, 'ORIGIN is "beleg.example"; expected https:// or http://'],
    [{ ORIGIN: 'https://beleg.example/' }, 'ORIGIN is "https://beleg.example/"; expected'],
    [{ ORIGIN: 'https://a.example,' }, 'ORIGIN is "https://a.example,"; expected'],
    [{ ANSWERS: '0' }, 'ANSWERS is "0"; expected a whole number from 1 to 10000'],
    [{ LOG: 'loud' }, 'LOG is "loud"; expected one of silent, error, info'],
    [{ LOG_QUESTIONS: '1' }, 'LOG_QUESTIONS is "1"; expected yes or no'],
    [{ PROXY: 'true' }, 'PROXY is "true"; expected yes or no'],
    [{ OPEN: '1', HOST: '::' }, 'OPEN is "1"; expected yes or no'],
    [{ OPEN: 'no', HOST: '::' }, 'HOST is "::"'],
    [{ ADD_STUDIES: '1' }, 'ADD_STUDIES is "1"; expected yes or no'],
  ])('names what cannot be used: %j', (env, message) => {
    expect(() => readEnv(env)).toThrow(message);
  });

  it.each(['short-secret', 'a secret with spaces in it', 'geheimes-Wörtchen-hier'])(
    'names a token that cannot be used, but never shows it: %s',
    (token) => {
      expect(() => readEnv({ TOKEN: token })).toThrow(
        /^TOKEN is \d+ characters long; expected 16 or more of/,
      );
      expect(() => readEnv({ TOKEN: token })).not.toThrow(token);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.0.7', 'beleg.example', '127.evil.example'])(
    'lets nobody in by %s without a token, unless told to let in everyone',
    (host) => {
      expect(() => readEnv({ HOST: host })).toThrow(/^HOST is "[^"]+".*TOKEN.*OPEN=yes/);
      expect(readEnv({ HOST: host, TOKEN }).host).toBe(host);
      expect(readEnv({ HOST: host, OPEN: 'yes' }).host).toBe(host);
    },
  );

  it.each(['localhost', '127.0.0.1', '127.0.0.2', '::1'])('needs no token on %s', (host) => {
    expect(readEnv({ HOST: host }).host).toBe(host);
  });
});
