const unknownId = '00000000-0000-4000-8000-000000000000';

/**
 * The same for what a newcomer has beside the account. Nothing of it is filed, for the desk that is compared has one request afterwards; and
 * no proof is begun, for its address is drawn by lot.
 */
export const furtherCalls: readonly (readonly [method: string, input: unknown])[] = [
  ['cloud.current', {}],
  ['cloud.current', { probe: 'yes' }],
  ['cloud.check', {}],
  ['cloud.check', { extra: 1 }],
  ['cloud.signIn', { username: ' ', password: '' }],
  ['cloud.signOut', { extra: true }],
  ['memberships.show', { shellName: 'nobody-at-all' }],
  ['memberships.show', {}],
  ['memberships.file', { shellName: 'nobody-at-all', as: 'member', reason: ' ' }],
  ['memberships.file', { shellName: 'nobody-at-all', as: 'owner', reason: 'bikes' }],
  ['links.lookUp', { name: 'Nobody at all' }],
  ['links.prove', { extra: true }],
  ['links.proof', { id: unknownId }],
  ['links.file', { proof: unknownId, shellName: 'nobody-at-all' }],
  ['accounts.changeKeys', { shellName: 'nobody-at-all', remove: ['SHA256:x'], password: 'x' }],
  ['tools.check', { name: 'bike-racks' }],
  ['tools.check', { name: '9lives' }],
  ['tools.show', { name: 'no-such-tool' }],
  ['tools.create', { name: 'Not A Tool', maintainer: 'nobody-at-all' }],
  ['tools.create', { name: 'bike-racks' }],
  ['tools.setMaintainer', { tool: 'bike-racks', shellName: 'x', change: 'replace' }],
  ['projects.check', { name: 'bike-racks' }],
  ['projects.check', { name: 'deskmap' }],
  ['projects.show', { name: 'no-such-project' }],
  ['projects.create', { name: 'Not A Project', purpose: '', members: [] }],
  ['projects.create', { name: 'bike-racks', members: 'all' }],
  ['projects.noteReview', { id: unknownId, url: 'https://review.example/1' }],
  ['projects.noteReview', { id: unknownId, url: 'javascript:alert(1)' }],
  ['projects.planRemoval', { name: 'no-such-project' }],
  ['projects.remove', { name: 'no-such-project' }],
];
