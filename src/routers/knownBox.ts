import { isListOf, isMapOf, isObject, isOneOf, isOptional, isString } from '../common/outline';
import type { KnownBox } from '../tr064/client';
import type { BoxDescription, ServiceDescription } from '../tr064/description';
import type { Scpd, ScpdAction, ScpdVariable } from '../tr064/scpd';

const isKnownBox = isObject<KnownBox>({
  description: isObject<BoxDescription>({
    friendlyName: isString,
    modelName: isString,
    modelNumber: isOptional(isString),
    manufacturer: isString,
    udn: isString,
    softwareVersion: isString,
    presentationUrl: isString,
    services: isListOf(
      isObject<ServiceDescription>({
        serviceType: isString,
        serviceId: isString,
        controlUrl: isString,
        scpdUrl: isString,
      }),
    ),
  }),
  scpds: isMapOf(
    isObject<Scpd>({
      actions: isListOf(
        isObject<ScpdAction>({
          name: isString,
          args: isListOf(
            isObject<ScpdAction['args'][number]>({
              name: isString,
              direction: isOneOf('in', 'out'),
              variable: isString,
            }),
          ),
        }),
      ),
      variables: isListOf(
        isObject<ScpdVariable>({
          name: isString,
          dataType: isString,
          defaultValue: isOptional(isString),
          allowedValues: isListOf(isString),
        }),
      ),
    }),
  ),
});

/** Only what has the outline of a description is used; anything else is read from the box again. */
export function parseKnownBox(value: unknown): KnownBox | undefined {
  return isKnownBox(value) ? value : undefined;
}
