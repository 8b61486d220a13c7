"""Serves an OpenStack application on 127.0.0.1 with one thread a connection.

usage: serve_threaded.py MODULE:FACTORY PORT [CERTIFICATE KEY]   (PEM files; with them it speaks TLS)

The port is bound before the application loads, so early requests wait instead of failing.
"""
import importlib
import io
import socketserver
import ssl
import sys
from wsgiref.handlers import SimpleHandler
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer


class Answer(SimpleHandler):
    http_version = "1.1"


class Handler(WSGIRequestHandler):
    """Keeps connections, as the balancer before a real cloud does; wsgiref alone hangs up after each answer."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536

    def handle(self):
        self.close_connection = False
        while not self.close_connection:
            self.answer_one()

    def answer_one(self):
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        # Read whole: what an application leaves unread would be taken for the next request.
        body = io.BytesIO(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        Answer(body, self.wfile, self.get_stderr(), self.get_environ()).run(self.server.get_app())
        self.wfile.flush()  # an answer without a body is not flushed by wsgiref

    def address_string(self):
        return self.client_address[0]

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self):
        # WSGIServer would ask the network for this machine's name here.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]
        self.setup_environ()

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], OSError):  # somebody hung up
            super().handle_error(request, client_address)


def encrypted(listener, certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    # The handshake happens in the connection's thread, at its first read.
    return context.wrap_socket(listener, server_side=True, do_handshake_on_connect=False)


target, port, *certificates = sys.argv[1:]
sys.argv = sys.argv[:1]  # the application reads it, too
server = Server(("127.0.0.1", int(port)), Handler)
if certificates:
    server.socket = encrypted(server.socket, *certificates)
    server.base_environ["HTTPS"] = "on"
module, factory = target.split(":")
server.set_app(getattr(importlib.import_module(module), factory)())
server.serve_forever()
