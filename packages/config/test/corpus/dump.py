"""Prints, as JSON, what openstacksdk makes of each case of the corpus.

    python3 dump.py > recorded.json

The form is neutral: what a setting means, not where a library keeps it. See corpus.ts for the other side.
"""

import contextlib
import importlib
import importlib.metadata
import json
import os
import pathlib
import sys
import tempfile
import warnings

import yaml

HERE = pathlib.Path(__file__).parent


def cases():
    for path in sorted((HERE / 'cases').glob('*.yaml')):
        for name, case in yaml.safe_load(path.read_text()).items():
            yield f'{path.stem}/{name}', case


def read(case):
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in case.get('files', {}).items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        saved = dict(os.environ)
        for name in list(os.environ):
            if name.startswith(('OS_', 'XDG_', 'SNAP_')):
                del os.environ[name]
        os.environ['HOME'] = os.path.join(folder, 'home')
        for name, value in case.get('env', {}).items():
            os.environ[name] = value.replace('{dir}', folder)
        try:
            result = load(case)
        except Exception as error:
            result = {'error': type(error).__name__}
        finally:
            os.environ.clear()
            os.environ.update(saved)
        return json.loads(json.dumps(result).replace(folder, '{dir}'))


def load(case):
    # The places to look at are found out when the module is loaded.
    from openstack.config import loader

    importlib.reload(loader)
    region = {'region_name': case['region']} if 'region' in case else {}
    config = loader.OpenStackConfig()
    return neutral(config.get_one(cloud=case.get('cloud'), **region))


def neutral(region):
    config = region.config
    verify, cert = region.get_requests_verify_args()
    cert, key = cert if isinstance(cert, tuple) else (cert, None)
    retries = [config.get('status_code_retries'), config.get('connect_retries')]
    retries = [int(value) for value in retries if value is not None]
    auth = {
        name.replace('tenant_', 'project_'): ','.join(value) if isinstance(value, list) else str(value)
        for name, value in config['auth'].items()
        if value is not None
    }
    services = {}
    for service in region._service_type_manager.services:
        found = of_service(region, service['service_type'])
        if found:
            services[service['service_type']] = found
    return without_none(
        {
            'auth_type': config['auth_type'],
            'auth': auth,
            'region': region.get_region_name() or None,
            'interface': region.get_interface(),
            'verify': verify,
            'cert': cert,
            'key': key,
            'timeout': config.get('api_timeout') and float(config['api_timeout']),
            'retries': max(retries) if retries else None,
            'services': services,
        }
    )


def of_service(region, service):
    request = region._get_version_request(service, None)
    own_region = region.get_region_name(service)
    own_interface = region.get_interface(service)
    rate = region.get_rate_limit(service)
    concurrency = region.get_concurrency(service)
    return without_none(
        {
            'endpoint': region._get_config('endpoint_override', service)
            or region._get_config('endpoint', service),
            'version': request.version,
            'microversion': request.default_microversion,
            'name': region.get_service_name(service),
            'region': own_region if own_region != region.get_region_name() else None,
            'interface': own_interface if own_interface != region.get_interface() else None,
            'disabled': True if not region.has_service(service) else None,
            'rate': rate and float(rate),
            'concurrency': concurrency and int(concurrency),
        }
    )


def without_none(values):
    return {name: value for name, value in values.items() if value is not None}


if __name__ == '__main__':
    warnings.simplefilter('ignore')
    versions = {name: importlib.metadata.version(name) for name in ('openstacksdk', 'keystoneauth1', 'os-service-types')}
    results = {name: read(case) for name, case in cases()}
    json.dump({'versions': versions, 'results': results}, sys.stdout, indent=1, sort_keys=True)
    print()
