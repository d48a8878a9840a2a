import { TEXT, UI2, UI4, args, type Service } from '../service';
import { secondsSince, softwareVersion } from '../state';

/** Names as boxes describe them (tr064-facts.md, section 1.8). */
export const deviceInfo: Service = {
  type: 'DeviceInfo',
  id: 'urn:DeviceInfo-com:serviceId:DeviceInfo1',
  control: 'deviceinfo',
  scpd: '/deviceinfoSCPD.xml',
  variables: {
    ManufacturerName: { ...TEXT, default: 'AVM' },
    ManufacturerOUI: TEXT,
    ModelName: TEXT,
    Description: TEXT,
    ProductClass: TEXT,
    SerialNumber: TEXT,
    HardwareVersion: TEXT,
    SoftwareVersion: TEXT,
    SpecVersion: TEXT,
    ProvisioningCode: TEXT,
    UpTime: UI4,
    DeviceLog: TEXT,
    SecurityPort: UI2,
  },
  actions: {
    GetInfo: {
      out: args(
        `ManufacturerName ManufacturerOUI ModelName Description ProductClass SerialNumber
         SoftwareVersion HardwareVersion SpecVersion ProvisioningCode UpTime DeviceLog`,
      ),
      run: ({ state: { device, provisioningCode, log } }) => ({
        NewManufacturerName: device.manufacturer,
        NewManufacturerOUI: '00040E',
        NewModelName: device.modelName,
        NewDescription: `${device.modelName} ${softwareVersion(device)}`,
        NewProductClass: device.modelName,
        NewSerialNumber: device.mac,
        NewSoftwareVersion: softwareVersion(device),
        NewHardwareVersion: device.modelName,
        NewSpecVersion: '1.0',
        NewProvisioningCode: provisioningCode,
        NewUpTime: secondsSince(device.started),
        NewDeviceLog: log.join('\n'),
      }),
    },
    SetProvisioningCode: {
      in: args('ProvisioningCode'),
      run: (call) => {
        call.state.provisioningCode = call.text('NewProvisioningCode');
        return undefined;
      },
    },
    GetDeviceLog: {
      out: args('DeviceLog'),
      run: ({ state }) => ({ NewDeviceLog: state.log.join('\n') }),
    },
    GetSecurityPort: {
      out: args('SecurityPort'),
      needs: 'no login',
      run: ({ securityPort }) => ({ NewSecurityPort: securityPort }),
    },
  },
};
