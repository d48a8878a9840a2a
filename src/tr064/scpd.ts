import { LIMITS } from '../common/limits';
import { plainText } from '../common/plainText';
import { parseXml, type XmlElement } from './xml';

/** A service control protocol description: what a service can do on this very box. Plain data, so that it can be kept. */
export interface Scpd {
  readonly actions: readonly ScpdAction[];
  readonly variables: readonly ScpdVariable[];
}

export interface ScpdAction {
  readonly name: string;
  /** In the order the box wants them. */
  readonly args: readonly { readonly name: string; readonly direction: 'in' | 'out'; readonly variable: string }[];
}

export interface ScpdVariable {
  readonly name: string;
  /** UPnP type, such as `string`, `boolean`, `ui2`, `dateTime`. */
  readonly dataType: string;
  readonly defaultValue: string | undefined;
  /** Empty when the SCPD allows every value of the type. */
  readonly allowedValues: readonly string[];
}

/**
 * Reads an SCPD (UPnP Device Architecture 1.0 §2.3).
 * @throws {Tr064Error} `bad-response`
 */
export function parseScpd(text: string): Scpd {
  const root = parseXml(text);
  return {
    actions: (root.child('actionList')?.all('action') ?? []).map(readAction).filter(canBeCalled),
    variables: (root.child('serviceStateTable')?.all('stateVariable') ?? []).map(readVariable),
  };
}

function readAction(action: XmlElement): ScpdAction {
  return {
    name: action.textOf('name'),
    args: (action.child('argumentList')?.all('argument') ?? []).map((argument) => ({
      name: argument.textOf('name'),
      direction: argument.textOf('direction') === 'in' ? 'in' : 'out',
      variable: argument.textOf('relatedStateVariable'),
    })),
  };
}

/** Names become elements of the call. */
function canBeCalled({ name, args }: ScpdAction): boolean {
  return [name, ...args.map((arg) => arg.name)].every((one) => /^[A-Za-z_][\w.-]{0,254}$/.test(one));
}

/** A value that is cut would be another one: one that is too long is not offered. */
function readVariable(variable: XmlElement): ScpdVariable {
  const texts = (element: XmlElement | undefined, name: string): string[] =>
    (element?.all(name) ?? []).map(({ text }) => text).filter((text) => text.length <= LIMITS.value);
  return {
    name: variable.textOf('name'),
    dataType: plainText(variable.textOf('dataType'), LIMITS.value),
    defaultValue: texts(variable, 'defaultValue')[0],
    allowedValues: texts(variable.child('allowedValueList'), 'allowedValue'),
  };
}
