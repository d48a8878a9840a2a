/** The language-model tools of the extension. A test keeps them in step with package.json. */
export const TOOLS = {
  listRouters: 'list_fritzbox_routers',
  getStatus: 'get_fritzbox_remote_access_status',
  check: 'check_fritzbox_remote_access',
} as const;

export type ToolName = (typeof TOOLS)[keyof typeof TOOLS];
