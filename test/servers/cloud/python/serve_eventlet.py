"""Serves an OpenStack application on 127.0.0.1 in green threads, for those that patch the standard library so themselves.

usage: serve_eventlet.py MODULE:FACTORY PORT [ARGUMENT …]   (arguments of the application)
"""
import eventlet

eventlet.monkey_patch()

import importlib  # noqa: E402 (patched before anything else is imported)
import socket  # noqa: E402
import sys  # noqa: E402

import eventlet.wsgi  # noqa: E402

target, port, *arguments = sys.argv[1:]
sys.argv = sys.argv[:1] + arguments
listener = eventlet.listen(("127.0.0.1", int(port)), backlog=128)
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
module, factory = target.split(":")
application = getattr(importlib.import_module(module), factory)()
eventlet.wsgi.server(listener, application, log_output=False)
