"""Serves Designate's API and runs its central service in the same process: they talk over messages that never leave it (fake:/).

usage: serve_designate.py PORT   (OS_DESIGNATE_CONFIG_DIR names the folder of its configuration)
"""
import eventlet

eventlet.monkey_patch(os=False)

import socket  # noqa: E402 (patched before anything else is imported)
import sys  # noqa: E402

import eventlet.wsgi  # noqa: E402

port = int(sys.argv[1])
sys.argv = sys.argv[:1]

from designate.api import wsgi  # noqa: E402
from designate.central import service  # noqa: E402

listener = eventlet.listen(("127.0.0.1", port), backlog=128)
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
application = wsgi.init_application()
service.Service().start()
eventlet.wsgi.server(listener, application, log_output=False)
