// The documentation of the interface in the form that programs read (OpenAPI 3.1), made from the shapes that are checked.
import { apiSchemas } from '../model/api.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const body = (name: string) => ({ required: true, content: { 'application/json': { schema: ref(name) } } });
const answer = (description: string, name: string) => ({ description, content: { 'application/json': { schema: ref(name) } } });
const text = { type: 'string' } as const;
const number = { type: 'integer', minimum: 0 } as const;

const FAULTS = {
  400: answer('What was sent is no JSON document.', 'Fault'),
  401: answer('There is no token, or it does not hold.', 'Fault'),
  403: answer('The token may not do this.', 'Fault'),
  413: answer('The document is too large.', 'Fault'),
  422: answer('A value is wrong; `field` says which.', 'Fault'),
  503: answer('Somebody else writes; try again after the seconds in `Retry-After`.', 'Fault'),
} as const;

function object(properties: Readonly<Record<string, object>>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });

/** The OpenAPI document of this version. */
export function openApi(version: string): object {
  const fault = object({ code: text, message: text, field: orNull(text) });
  return {
    openapi: '3.1.0',
    info: {
      title: 'article22',
      version,
      description:
        'Tell the log of a trusted flagger about notices and decisions, and ask for its counts. The same document sent again changes nothing.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: {
      '/api/notices': {
        post: {
          operationId: 'tellNotice',
          summary: 'Tell a notice, or what has changed in it',
          description: 'Source and reference together name the notice. Scope: notices:write.',
          requestBody: body('Notice'),
          responses: { 200: answer('It was known: unchanged, or updated.', 'Told'), 201: answer('It is new.', 'Told'), ...FAULTS },
        },
      },
      '/api/notices/{source}/{reference}/decision': {
        patch: {
          operationId: 'tellDecision',
          summary: 'Tell what the provider decided',
          description: 'A decision that stands already is not recorded again. Scope: decisions:write.',
          parameters: ['source', 'reference'].map((name) => ({ name, in: 'path', required: true, schema: text })),
          requestBody: body('Decision'),
          responses: {
            200: answer('It stands already.', 'ToldDecision'),
            201: answer('It is recorded.', 'ToldDecision'),
            404: answer('The log has no such notice.', 'Fault'),
            ...FAULTS,
          },
        },
      },
      '/api/counts': {
        get: {
          operationId: 'readCounts',
          summary: 'Notices of whole months, counted by service, type, channel and action',
          description: 'Small counts are not withheld: this is for your own systems, not for publication. Scope: counts:read.',
          parameters: ['first', 'last'].map((name) => ({ name, in: 'query', required: true, schema: { type: 'string', format: 'date' } })),
          responses: { 200: answer('The counts.', 'Counts'), 401: FAULTS[401], 403: FAULTS[403], 422: FAULTS[422] },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...apiSchemas(),
        Told: object({ source: text, reference: text, outcome: { enum: ['new', 'updated', 'unchanged'] } }),
        ToldDecision: object({ source: text, reference: text, decision: number, isNew: { type: 'boolean' } }),
        Count: object({
          month: text,
          service: orNull(text),
          category: text,
          subcategory: orNull(text),
          channel: text,
          action: orNull(text),
          notices: number,
          items: number,
        }),
        Counts: object({ first: text, last: text, counts: { type: 'array', items: ref('Count') } }),
        Fault: {
          type: 'object',
          properties: { error: fault, errors: { type: 'array', items: fault } },
          required: ['error'],
          additionalProperties: false,
        },
      },
    },
  };
}
