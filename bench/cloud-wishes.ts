/** What every client of the comparison is to bring about, so that all of them do the same work. */

export const toolforge = { project: 'tools', role: 'reader' } as const;
/** What each member of a project is to hold. */
export const memberRoles = ['member', 'reader'] as const;
// One word: python-openstackclient's prompt takes no quotes.
export const purpose = 'bike-racks';
/** Absolute limits, kept by three services. */
export const quotas = {
  ...{ cores: 12, instances: 6, ramMb: 24_576 },
  ...{ floatingIps: 1, securityGroups: 20 },
  ...{ volumes: 6, gigabytes: 120 },
} as const;
export const rules = [
  { direction: 'ingress', protocol: 'icmp', remote: '172.16.0.0/21' },
  { direction: 'ingress', protocol: 'tcp', ports: 22, remote: '172.16.0.0/21' },
  { direction: 'ingress', protocol: 'tcp', ports: '8000-8080', remote: '172.16.0.0/21' },
] as const;

export interface ProjectWish {
  readonly name: string;
  /** Shell names. */
  readonly members: readonly string[];
}
