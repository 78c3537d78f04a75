// Answers of the API for tills beside what its served description says: an independent reader of it.
import { Ajv2020 } from "ajv/dist/2020.js";

interface Description {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>;
  components: { responses: Record<string, Response>; schemas: Record<string, object> };
}

interface Response {
  $ref?: string;
  content: Record<string, { schema: object }>;
}

/** What is wrong with an answer; nothing if it is as described. */
export function faults(
  description: Description, method: string, path: string, status: number, kind: string, body: unknown,
): string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, "api");
  let response = description.paths[path]?.[method]?.responses[status];
  if (response?.$ref) response = description.components.responses[response.$ref.split("/").at(-1)!];
  const schema = response?.content[kind]?.schema;
  if (!schema) return [`${method} ${path} ${status} ${kind} is not described`];
  const whole = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
  const good = ajv.validate(whole, body);
  return good ? [] : [ajv.errorsText()];
}
