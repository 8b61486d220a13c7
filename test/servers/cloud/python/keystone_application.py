"""Keystone for a server of several threads.

It makes its table of policies at the first request that needs one, and shows it to other threads before it is filled: whatever
they ask meanwhile is refused with 403. Here it is filled before anybody can ask.
"""
from keystone.common.rbac_enforcer.enforcer import RBACEnforcer
from keystone.server.wsgi import initialize_public_application


def application():
    made = initialize_public_application()
    RBACEnforcer.suppress_deprecation_warnings = True
    RBACEnforcer()._enforcer.load_rules()
    return made
