import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer } from '../../fake/answer.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';

export const keypairRules: CollectionRules = {
  defaults: { type: 'ssh', fingerprint: 'fa:ke:fa:ke:fa:ke:fa:ke:fa:ke:fa:ke:fa:ke:fa:ke' },
};

export const keypairActions: Record<string, FakeAction> = {
  'POST /os-keypairs': (call) => {
    const keypairs = call.service.collection('/os-keypairs');
    const given = isJsonObject(call.json) ? call.json['keypair'] : undefined;
    if (!isJsonObject(given) || given['public_key'] !== undefined) return keypairs.create(call);
    // As up to microversion 2.91: without a public key, Nova makes both.
    const json = { keypair: { ...given, public_key: 'ssh-rsa made-up' } };
    const made = keypairs.create({ ...call, json }).body as { readonly keypair: JsonObject };
    return new FakeAnswer(200, { keypair: { ...made.keypair, private_key: 'made-up private key' } });
  },
};
