import type { FastifyPluginAsync } from 'fastify';
import { createVolunteerEndpoint } from './create-volunteer.ts';
import { endVolunteerEndpoint } from './end-volunteer.ts';
import { eraseVolunteerEndpoint } from './erase-volunteer.ts';
import { getVolunteerEndpoint } from './get-volunteer.ts';
import { listVolunteersEndpoint } from './list-volunteers.ts';
import { trainVolunteerEndpoint } from './train-volunteer.ts';

export const volunteerEndpoints: FastifyPluginAsync[] = [
  createVolunteerEndpoint,
  listVolunteersEndpoint,
  getVolunteerEndpoint,
  trainVolunteerEndpoint,
  endVolunteerEndpoint,
  eraseVolunteerEndpoint,
];
