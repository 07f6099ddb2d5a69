"""The floor of a stream: asyncio alone, who asks gets every event, nobody is asked who they are."""

import asyncio
import sys

EVENT = b"event: clock\ndata:\n\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


async def serve(port: int) -> None:
    """Keep every GET open; at each POST, write one event to all."""
    listeners: set[asyncio.StreamWriter] = set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        if asked.startswith(b"GET"):
            writer.write(HEAD + b"event: again\ndata:\n\n")
            listeners.add(writer)
            await reader.read()
            listeners.discard(writer)
            return
        for one in listeners:
            one.write(EVENT)
        writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", port, backlog=2048) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
