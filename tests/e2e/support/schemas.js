// The published UCP schemas in ajv, composed from the capabilities that a payload says are active.
//
// The same rules, for REST, stand in server/tests/support/ucp_schema; what the prose of the specification adds is one file for both.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FOLDER = process.env.SPOTLET_UCP_SCHEMAS || here('../../../../shared/ucp');
const PROSE = JSON.parse(readFileSync(here('../../../server/tests/support/ucp_schema/prose.json')));
const BASE = 'https://ucp.dev/';
const CHECKOUT = 'dev.ucp.shopping.checkout';

const documents = new Map();
const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).map((file) => ({ file, folder }));
// Ours come last: an extension is composed onto what it extends.
for (const { file, folder } of [...files(FOLDER), ...files(here('../../../schemas'))]) {
  const path = join(file.parentPath, file.name);
  if (!file.isFile() || !path.endsWith('.json')) continue;
  const name = relative(folder, path).split(sep).join('/');
  const document = JSON.parse(readFileSync(path));
  // Each is known by where it lies; the discovery profile's own id does not fit the references inside it.
  delete document.$id;
  prepare(document, BASE + name);
  documents.set(name, document);
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
for (const [path, document] of documents) ajv.addSchema(document, BASE + path);

/** Fields that a response must omit, by UCP's own annotation, match nothing. References become absolute: ajv loses their base on the way. */
function prepare(schema, base) {
  if (!schema || typeof schema !== 'object') return;
  if (typeof schema.$ref === 'string') schema.$ref = new URL(schema.$ref, base).href;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property?.ucp_response !== 'omit') continue;
    schema.properties[name] = false;
    schema.required = schema.required?.filter((other) => other !== name);
  }
  Object.values(schema).forEach((part) => prepare(part, base));
}

/** The methods of the Embedded Protocol by name: the schema of each parameter, and of the answer where one is due. */
export function embeddedMethods() {
  const methods = new Map();
  const add = (address, { name, params, result }) => {
    const schema = (place) => ({ $ref: `${BASE}${address}/${place}/schema` });
    methods.set(name, {
      params: params.map((param, nth) => ({ name: param.name, required: param.required, schema: schema(`params/${nth}`) })),
      result: result && schema('result'),
    });
  };
  const protocol = 'services/shopping/embedded.openrpc.json';
  documents.get(protocol).methods.forEach((method, nth) => method.name && add(`${protocol}#/methods/${nth}`, method));
  for (const [path, { embedded }] of documents)
    for (const [key, method] of Object.entries(embedded?.methods ?? {})) add(`${path}#/embedded/methods/${key}`, method);
  return methods;
}

/** The checkout schema with every active extension; fields of the others are forbidden. */
export function checkoutSchema(capabilities) {
  const base = documents.get('schemas/shopping/checkout.json');
  const parts = [{ $ref: `${BASE}schemas/shopping/checkout.json` }, PROSE.every, PROSE.checkout];
  const forbidden = {};
  for (const [path, { name, $defs = {} }] of documents) {
    // `cart.json` came before the convention and writes its extension under a short name.
    const key = [CHECKOUT, 'checkout'].find((key) => $defs[key]);
    if (!name || !key) continue;
    if (name in capabilities) parts.push({ $ref: `${BASE}${path}#/$defs/${key}` });
    else
      for (const field of $defs[key].allOf.flatMap((part) => Object.keys(part.properties ?? {})))
        if (!(field in base.properties)) forbidden[field] = false;
  }
  return { allOf: [...parts, { properties: forbidden }] };
}

const compiled = new Map();

/** Everything that is wrong with a value, a sentence each. */
export function complaints(schema, value) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(schema));
  const validate = compiled.get(key);
  return validate(value) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
}
