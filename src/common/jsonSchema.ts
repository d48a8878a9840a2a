/** The path of a value in JSON: names and, in lists, positions counted from 0. */
export type JsonPath = readonly (string | number)[];

/** What is used here of JSON Schema (draft-07); a test says when a schema uses more. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly type?: 'array' | 'boolean' | 'integer' | 'object' | 'string';
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/**
 * The places in a value from JSON.parse that do not fit a schema: so many at most, parents before what is in them. What
 * does not fit as a whole is not looked into, and a missing value is a fault of the object that lacks it.
 */
export function violations(root: JsonSchema, value: unknown, most: number): JsonPath[] {
  const found: JsonPath[] = [];
  const check = (schema: JsonSchema, one: unknown, path: JsonPath): void => {
    if (found.length >= most) return;
    const { $ref } = schema;
    if ($ref !== undefined) {
      check(root.definitions?.[$ref.replace('#/definitions/', '')] ?? {}, one, path);
      return;
    }
    if (!fits(schema, one)) {
      found.push(path);
      return;
    }
    if (Array.isArray(one)) {
      const { items = {}, uniqueItems } = schema;
      const texts = uniqueItems === true ? one.map((item) => JSON.stringify(item)) : [];
      one.forEach((item, index) => {
        // Of those that are the same the first one is good.
        if (texts.indexOf(texts[index] ?? '') < index && uniqueItems === true) found.push([...path, index]);
        else check(items, item, [...path, index]);
      });
    } else if (typeof one === 'object' && one !== null) {
      for (const [name, item] of Object.entries(one)) {
        if (found.length >= most) return;
        const property = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
        if (property !== undefined) check(property, item, [...path, name]);
        else if (schema.additionalProperties === false) found.push([...path, name]);
      }
    }
  };
  check(root, value, []);
  return found;
}

/** Whether a value fits, what is in it aside. */
function fits(schema: JsonSchema, value: unknown): boolean {
  if (schema.type !== undefined && typeOf(value) !== schema.type) return false;
  if (schema.enum?.includes(value) === false) return false;
  if (schema.anyOf?.some((one) => fits(one, value)) === false) return false;
  if (typeof value === 'string') {
    // The length comes first: it bounds what a pattern costs.
    return value.length <= (schema.maxLength ?? Infinity) && new RegExp(schema.pattern ?? '', 'u').test(value);
  }
  if (typeof value === 'number') {
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  }
  if (Array.isArray(value)) return value.length <= (schema.maxItems ?? Infinity);
  if (typeof value !== 'object' || value === null) return true;
  const { required = [], dependencies = {} } = schema;
  const needed = Object.entries(dependencies).flatMap(([name, others]) => (Object.hasOwn(value, name) ? others : []));
  return [...required, ...needed].every((name) => Object.hasOwn(value, name));
}

function typeOf(value: unknown): JsonSchema['type'] | 'null' | 'number' {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  if (Number.isInteger(value)) return 'integer';
  return typeof value as 'boolean' | 'number' | 'object' | 'string';
}
