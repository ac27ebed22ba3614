import { randomUUID } from 'node:crypto';
import { Fastify, type FastifyInstance } from 'fastify';
