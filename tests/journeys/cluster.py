"""Two server processes, one database, one Redis, nginx before them: as `docs/deploy.md` says."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.journeys.nginx import proxying
from tests.journeys.server import Server, environment, free_port, run, serving
from tests.journeys.stage_many import FILE
from tests.redis_server import serving_redis

SETTINGS = "tests.journeys.settings_cluster"
PG = ("TROUSSEAU_PG_NAME", "TROUSSEAU_PG_USER", "TROUSSEAU_PG_HOST", "TROUSSEAU_PG_PORT")


@dataclass
class Cluster:
    """Where it answers, its processes, and what was staged in it."""

    url: str
    servers: list[Server]
    env: dict[str, str]
    var: Path
    meetings: list[dict[str, str]]
    stack: ExitStack = field(default_factory=ExitStack)

    def restart(self, number: int) -> Server:
        """Start a killed process again, on its port."""
        port = self.servers[number].port
        log = self.var / f"server-{number}.log"
        self.servers[number] = self.stack.enter_context(serving(self.env, log, port))
        return self.servers[number]


@contextmanager
def base() -> Iterator[dict[str, str]]:
    """Make a PostgreSQL database for these processes alone; without PostgreSQL, a file does."""
    env = {name: os.environ[name] for name in PG if name in os.environ}
    if not env:
        yield {}
        return
    name = f"cluster_{secrets.token_hex(4)}"
    where = {"user": env.get(PG[1]), "host": env.get(PG[2]), "port": env.get(PG[3])}
    address = {key: value for key, value in where.items() if value}
    with psycopg.connect(dbname=env[PG[0]], autocommit=True, **address) as connection:  # type: ignore[arg-type]
        connection.execute(f"CREATE DATABASE {name}")
        yield env | {PG[0]: name}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def gathered(var: Path, *, meetings: int, processes: int = 2) -> Iterator[Cluster]:
    """Serve fifteen people and their meetings until the block ends."""
    with ExitStack() as stack:
        (var / "redis").mkdir(parents=True)
        redis = stack.enter_context(serving_redis(var / "redis", free_port()))
        database = stack.enter_context(base())
        env = environment(var, SETTINGS, TROUSSEAU_REDIS_URL=redis, **database)
        run(["tests.journeys.stage_many", str(meetings)], env)
        servers = [
            stack.enter_context(serving(env, var / f"server-{number}.log"))
            for number in range(processes)
        ]
        ports = [server.port for server in servers]
        url = stack.enter_context(proxying(var / "nginx", ports))
        made = json.loads((var / FILE).read_text(encoding="utf-8"))
        yield Cluster(url, servers, env, var, made, stack)
