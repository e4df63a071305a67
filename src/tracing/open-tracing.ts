import type { Logger } from 'pino';
import { repeatedly } from '../audit-heads.ts';
import { commaList } from '../comma-list.ts';
import type { Config } from '../config.ts';
import type { Tracer } from '../db/trace.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { OtlpExporter } from './otlp-exporter.ts';
import { tracerTo } from './tracer.ts';

/** What is read of the settings. */
type TracingConfig = Pick<Config, 'otelExporterOtlpEndpoint' | 'otelExporterOtlpHeaders' | 'otelServiceName' | 'otelTracesSamplerArg'>;

/** Traces to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names; nothing without it. The last spans are sent when the process ends. */
export function openTracing(config: TracingConfig, name: string, report: Pick<Logger, 'warn'>, lifecycle: Pick<Lifecycle, 'onEnd'>): { tracer?: Tracer } {
  const { otelExporterOtlpEndpoint: endpoint, otelExporterOtlpHeaders, otelServiceName, otelTracesSamplerArg } = config;
  if (endpoint === undefined) return {};
  const resource = { 'service.namespace': otelServiceName, 'service.name': `${otelServiceName}-${name}` };
  const exporter = new OtlpExporter({ endpoint, headers: headersIn(otelExporterOtlpHeaders), resource, report, every: repeatedly });
  lifecycle.onEnd(() => exporter.close());
  return { tracer: tracerTo((span) => exporter.take(span), Number(otelTracesSamplerArg)) };
}

/** `name=value,name=value`, the values percent-encoded where they must be: as OpenTelemetry writes it. */
function headersIn(list: string | undefined): Record<string, string> {
  const pairs = commaList(list).map((pair) => pair.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name.trim().toLowerCase(), decodeURIComponent(value.trim())]));
}
