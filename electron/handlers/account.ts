import type { Shell } from '#shared/bridge/contract';
import type { Vault } from '../vault';

export function accountHandlers(vault: Vault) {
  return {
    setToken: (token) => vault.setToken(token),
    clearToken: () => vault.clearToken(),
    tokenState: () => vault.tokenState(),
  } satisfies Shell['account'];
}
