import { DATE_TIME, FLAG, TEXT, args, type Service } from '../service';

/** The clock of the box, which keeps Central European Time. */
export const time: Service = {
  type: 'Time',
  id: 'urn:Time-com:serviceId:Time1',
  control: 'time',
  scpd: '/timeSCPD.xml',
  variables: {
    NTPServer1: TEXT,
    NTPServer2: TEXT,
    CurrentLocalTime: DATE_TIME,
    LocalTimeZone: { ...TEXT, default: '' },
    LocalTimeZoneName: { ...TEXT, default: '' },
    DaylightSavingsUsed: FLAG,
    DaylightSavingsStart: DATE_TIME,
    DaylightSavingsEnd: DATE_TIME,
  },
  actions: {
    GetInfo: {
      out: args(
        `NTPServer1 NTPServer2 CurrentLocalTime LocalTimeZone LocalTimeZoneName
         DaylightSavingsUsed DaylightSavingsStart DaylightSavingsEnd`,
      ),
      run: () => ({
        NewNTPServer1: 'ntp.example.org',
        NewNTPServer2: '',
        NewCurrentLocalTime: centralEuropean(new Date()),
        NewLocalTimeZone: '',
        NewLocalTimeZoneName: 'CET-1CEST,M3.5.0,M10.5.0/3',
        NewDaylightSavingsUsed: true,
        NewDaylightSavingsStart: '0001-01-01T00:00:00',
        NewDaylightSavingsEnd: '0001-01-01T00:00:00',
      }),
    },
    SetNTPServers: { in: args('NTPServer1 NTPServer2') },
  },
};

/** As 2025-02-01T12:00:00+01:00. */
function centralEuropean(date: Date): string {
  const local = date.toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T');
  const hours = Math.round((Date.parse(`${local}Z`) - date.getTime()) / 3_600_000);
  return `${local}+0${hours}:00`;
}
