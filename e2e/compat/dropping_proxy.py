"""A line that breaks after the request has arrived: the studio has acted, and its answer is lost."""

import socket
import threading
from urllib.parse import urlsplit


class DroppingProxy:
    """Passes requests on to the studio and, while `dropping`, keeps the answers."""

    def __init__(self, address):
        to = urlsplit(address)
        self.to = (to.hostname, to.port)
        self.dropping = True
        self.dropped = 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                caller, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(caller,), daemon=True).start()

    def serve(self, caller):
        with caller, socket.create_connection(self.to) as studio:
            threading.Thread(target=self.pump, args=(caller, studio), daemon=True).start()
            first = studio.recv(65_536)
            if self.dropping:
                self.dropped += 1
                # Closing alone would wait for the thread that still reads.
                caller.shutdown(socket.SHUT_RDWR)
                return
            while first:
                caller.sendall(first)
                first = studio.recv(65_536)

    @staticmethod
    def pump(caller, studio):
        try:
            while data := caller.recv(65_536):
                studio.sendall(data)
        except OSError:
            return

    def close(self):
        self.door.close()
