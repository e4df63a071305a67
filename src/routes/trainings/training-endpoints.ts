import type { FastifyPluginAsync } from 'fastify';
import { annulTrainingEndpoint } from './annul-training.ts';
import { createTrainingEndpoint } from './create-training.ts';
import { getTrainingEndpoint } from './get-training.ts';
import { listTrainingsEndpoint } from './list-trainings.ts';

export const trainingEndpoints: FastifyPluginAsync[] = [
  createTrainingEndpoint,
  listTrainingsEndpoint,
  getTrainingEndpoint,
  annulTrainingEndpoint,
];
