"""A session with the cloud: who and where come from up, by the environment."""
import os

import requests

URL = os.environ['IDENTITY_URL']
ADMIN_PASSWORD = os.environ['ADMIN_PASSWORD']
DEMO_PASSWORD = os.environ['DEMO_PASSWORD']
SERVICE_PASSWORD = os.environ['SERVICE_PASSWORD']


class Session(requests.Session):
    """One user in one project; `ends` holds the public endpoints by service type."""

    def __init__(self, user='admin', password=ADMIN_PASSWORD, project='admin'):
        super().__init__()
        r = self.post(URL + '/auth/tokens', json={'auth': {
            'identity': {'methods': ['password'], 'password': {'user': {
                'name': user, 'domain': {'id': 'default'}, 'password': password}}},
            'scope': {'project': {'name': project, 'domain': {'id': 'default'}}}}})
        r.raise_for_status()
        self.headers['X-Auth-Token'] = r.headers['X-Subject-Token']
        token = r.json()['token']
        self.project = token['project']['id']
        self.ends = {service['type']: endpoint['url'].rstrip('/')
                     for service in token['catalog'] for endpoint in service['endpoints']
                     if endpoint['interface'] == 'public'}
