/** Where everything stands in the test directory; the same branches as Wikimedia's. */
export const suffix = 'dc=example,dc=org';

export const tree = {
  people: `ou=people,${suffix}`,
  groups: `ou=groups,${suffix}`,
  servicegroups: `ou=servicegroups,${suffix}`,
  toolPeople: `ou=people,ou=servicegroups,${suffix}`,
  projects: `ou=projects,${suffix}`,
  toolSudoers: `ou=sudoers,cn=tools,ou=projects,${suffix}`,
  ppolicies: `ou=ppolicies,${suffix}`,
  disabledPolicy: `cn=disabled,ou=ppolicies,${suffix}`,
  other: `ou=other,${suffix}`,
  counter: `cn=uidnext,ou=other,${suffix}`,
  operators: `cn=ldap_ops,ou=groups,${suffix}`,
} as const;

/** The directory's owner: no rule and no limit applies to it. */
export const root = { bindDn: `cn=admin,${suffix}`, password: 'root-of-the-test' } as const;

/** A helper's bind: a member of ldap_ops, so it may write everywhere, and the size limits hold for it. */
export const writer = { bindDn: `cn=writer,${suffix}`, password: 'writer-of-the-test' } as const;

export const uidNumberFloor = 100_000;
export const uidNumberCeiling = 499_999;
