import type { Fault } from '#shared/sync/fault';

/** The faults as a person meets them. */
export function faultKey(fault: Fault): 'unreachable' | 'garbled' | 'unavailable' | 'storage' | 'refused' {
  switch (fault.kind) {
    case 'unreachable':
    case 'garbled':
    case 'unavailable':
    case 'storage':
      return fault.kind;
    case 'unauthorized':
    case 'forbidden':
    case 'deviceWiped':
    case 'resyncRequired':
    case 'tooLarge':
    case 'upgradeRequired':
    case 'refused':
      return 'refused';
  }
}
