// The image's health check: exit code 0 when the process behind PORT says that it is well.
const address = `http://127.0.0.1:${process.env.PORT || 3000}/health`;
const healthy = await fetch(address, { signal: AbortSignal.timeout(2_500) }).then((reply) => reply.ok, () => false);
process.exit(healthy ? 0 : 1);
