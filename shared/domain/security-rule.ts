import { z } from 'zod';

/** A rule of a project's default security group, as the cloud keeps it. */
export const securityRule = z.object({
  direction: z.enum(['ingress', 'egress']),
  ethertype: z.enum(['IPv4', 'IPv6']),
  /** `tcp`, `icmp`, a number …; left out where every protocol passes. */
  protocol: z.string().optional(),
  /** First and last port; left out where every port passes. */
  ports: z.object({ from: z.int().min(0).max(65_535), to: z.int().min(0).max(65_535) }).optional(),
  /** The network on the other side in CIDR notation; left out for anywhere. */
  remote: z.string().optional(),
  /** The id of a group whose members alone pass; a rule has this or `remote`. */
  remoteGroup: z.string().optional(),
});
export type SecurityRule = z.infer<typeof securityRule>;
