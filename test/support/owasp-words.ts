/** Other spellings of `/v1/families`; none may be a way round its door. */
export const spellings = [
  '/V1/families', '/v1/Families', '/v1/families/', '/v1//families', '//v1/families', '/v1/./families', '/v1/%66amilies', '/v1/families%2f',
  '/v1%2ffamilies', '/v1/families;a=b', '/v1/organisations/../families', '/v1/organisations/%2e%2e/families', '/v1/families%00', '/v1/families%20',
  '/v1/families.json', '/v1\\families', '/v1/families/*',
];

/** Where other services have what nobody should find. */
export const backDoors = [
  '/v0/cases', '/v2/cases', '/api/v1/cases', '/admin', '/metrics', '/debug', '/.env', '/.git/config', '/openapi.yaml', '/internal/jobs',
  '/docs/../../package.json', '/docs/static/..%2f..%2fpackage.json',
];

/** Fields that a commission has no business with. */
export const notForCommissions =
  /"(address|contactPhone|phone|fullName|birthDate|members|notes?|conclusion|findings|diagnostics?|effectiveness|recommendations|summary|goal|tasks|overrideReason)":/;

/** Code, to those who take it for code. */
export const meaningful = [
  "' or '1'='1", "'; drop table family; --", '%', '_', '\\', "\\'; select pg_sleep(9); --", '$1', '${7*7}', '{{7*7}}', '../../etc/passwd',
  '<script>alert(1)</script>', 'a\r\nSet-Cookie: x=1', 'Ёж\u202e', '\ufeff', '|cat /etc/passwd', '*)(uid=*', 'x'.repeat(300), '\u0000', '\ufffd',
];
