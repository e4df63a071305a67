import { Type } from 'typebox';
import { url } from './setting-forms.ts';

/** Where traces go; a part of the settings. The names are OpenTelemetry's. */
export const tracingSettings = {
  otelExporterOtlpEndpoint: Type.Optional(
    Type.String({
      pattern: url('https?'),
      description: 'An OpenTelemetry collector that takes OTLP over HTTP, without `/v1/traces`. Absent: there are no traces.',
      wrong: 'is not an http or https address',
      advice: 'set for example OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318',
    }),
  ),
  otelExporterOtlpHeaders: Type.Optional(
    Type.String({
      pattern: '^[\\w-]+=[^,\\s]+(,[\\w-]+=[^,\\s]+)*$',
      secret: true,
      description: 'Headers for the collector, `name=value` separated by commas.',
      wrong: 'is not a list of name=value',
      advice: 'set for example OTEL_EXPORTER_OTLP_HEADERS=api-key=…',
    }),
  ),
  otelServiceName: Type.String({
    pattern: '^\\S(.*\\S)?$',
    default: 'soprovozhdenie',
    description: 'What the service is called in traces; `-api` or `-jobs` is added.',
    wrong: 'is not a name',
    advice: 'set for example OTEL_SERVICE_NAME=soprovozhdenie',
  }),
  otelTracesSamplerArg: Type.String({
    pattern: '^(0(\\.\\d+)?|1(\\.0+)?)$',
    default: '1',
    description: 'Share of the traces beginning here that are recorded, 0 to 1. A caller’s `traceparent` decides for its own.',
    wrong: 'is not a number from 0 to 1',
    advice: 'set for example OTEL_TRACES_SAMPLER_ARG=0.1',
  }),
};
