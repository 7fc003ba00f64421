import { ServiceBase, type CallOptions, type Service } from '@os/core';

/**
 * The certificates that PKI tokens are checked with. Keystone has had no such tokens since its release Pike, and answers
 * 410 ever since: these are for clouds older than that.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#os-simple-cert-api
 */
export class SimpleCertMethods extends ServiceBase {
  /**
   * The certificate of who signed the signing certificate, as PEM.
   *
   * @throws HttpError - with status 410: the cloud has no PKI tokens.
   */
  async getCaCertificate(options?: CallOptions): Promise<string> {
    return pem(this, 'getCaCertificate', 'ca', options);
  }

  /**
   * The certificates that tokens are signed with, as PEM.
   *
   * @throws HttpError - with status 410: the cloud has no PKI tokens.
   */
  async getSigningCertificate(options?: CallOptions): Promise<string> {
    return pem(this, 'getSigningCertificate', 'certificates', options);
  }
}

async function pem(service: Service, name: string, file: string, options: CallOptions | undefined): Promise<string> {
  const path = `/OS-SIMPLE-CERT/${file}`;
  const { body } = await service.request({ path, expect: 'text', call: `identity.${name}`, ...options });
  return String(body);
}
