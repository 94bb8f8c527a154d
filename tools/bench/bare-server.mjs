/**
 * The ceiling of every HTTP figure: a Fastify route that returns the same bytes and does nothing else.
 * Reads the bytes of its reply from its standard input and writes its address when it listens.
 */
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';

const { status, body } = JSON.parse(await text(process.stdin));
const server = Fastify();
const reply = (_, response) =>
  response.code(status).type('application/json; charset=utf-8').send(body);
server.get('/*', reply);
server.post('/*', reply);
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);
