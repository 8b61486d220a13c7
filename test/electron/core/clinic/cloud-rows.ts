import type { Roles, Row } from './account-rows.ts';

const inRacks: Roles = { racks: ['member', 'reader'], bastion: ['reader'] };
const inTools: Roles = { tools: ['reader'] };

/** Faults of roles, groups, tools and what is in projects; and of none. */
export const cloudRows: readonly Row[] = [
  {
    fault: 'not in Toolforge, and needs it',
    uid: 'no-toolforge',
    question: { toolforge: true },
    broken: ['toolforge:missing'],
  },
  { fault: 'not in Toolforge is no fault by itself', uid: 'no-need', broken: [] },
  {
    fault: 'in Toolforge, and not in its group',
    uid: 'no-group',
    roles: inTools,
    groups: [],
    broken: ['toolforge-group:missing'],
  },
  {
    fault: 'no such project',
    uid: 'no-project',
    question: { project: 'rakcs' },
    broken: ['project:missing'],
  },
  {
    fault: 'a disabled project',
    uid: 'project-off',
    roles: { off: ['member', 'reader'], bastion: ['reader'] },
    broken: ['project:disabled'],
  },
  {
    fault: 'a member who is no reader',
    uid: 'no-reader',
    roles: { racks: ['member'], bastion: ['reader'] },
    broken: ['role:no-reader'],
  },
  {
    fault: 'no role in the project',
    uid: 'outside',
    question: { project: 'racks' },
    broken: ['role:none'],
  },
  {
    fault: 'a role, and not in the group',
    uid: 'no-project-group',
    roles: inRacks,
    groups: ['bastion'],
    broken: ['project-group:missing'],
  },
  {
    fault: 'a reader, and not in the group',
    uid: 'reader-no-group',
    roles: { racks: ['reader'], bastion: ['reader'] },
    groups: ['bastion'],
    broken: ['project-group:missing'],
  },
  {
    fault: 'no role at the jump hosts',
    uid: 'no-bastion',
    roles: { racks: ['member', 'reader'] },
    broken: ['bastion:missing'],
  },
  {
    fault: 'a role at the jump hosts, and not in their group',
    uid: 'no-bastion-group',
    roles: inRacks,
    groups: ['racks'],
    broken: ['bastion-group:missing'],
  },
  {
    fault: 'a tool without its user',
    uid: 'tool-no-user',
    roles: inTools,
    broken: ['tool:incomplete'],
  },
  {
    fault: 'a tool without its sudo rule',
    uid: 'tool-no-sudo',
    roles: inTools,
    broken: ['tool:incomplete'],
  },
  {
    fault: 'a tool with two numbers',
    uid: 'tool-numbers',
    roles: inTools,
    broken: ['tool:numbers'],
  },
  {
    fault: 'a tool with the number of another',
    uid: 'tool-same-number',
    roles: inTools,
    broken: ['tool:number-twice'],
  },
  {
    fault: 'a tool whose sudo rule says something else',
    uid: 'tool-sudo',
    roles: inTools,
    broken: ['tool:sudo'],
  },
  { fault: 'a disabled tool', uid: 'tool-disabled', roles: inTools, broken: ['tool:disabled'] },
  { fault: 'a tool, and not in Toolforge', uid: 'tool-outside', broken: ['become:outside'] },
  {
    fault: 'a quota that is full',
    uid: 'full',
    roles: { full: ['member', 'reader'], bastion: ['reader'] },
    broken: ['quota:full'],
  },
  {
    fault: 'an instance that failed',
    uid: 'failed',
    roles: { failed: ['member', 'reader'], bastion: ['reader'] },
    broken: ['instance:error'],
  },
  {
    fault: 'a closed port',
    uid: 'closed-port',
    roles: inRacks,
    question: { project: 'racks', port: 8080 },
    broken: ['port:closed'],
  },
  {
    fault: 'an open port is none',
    uid: 'open-port',
    roles: inRacks,
    question: { project: 'racks', port: 22 },
    broken: [],
  },
  {
    fault: 'a public address where there is none',
    uid: 'floating',
    roles: inRacks,
    question: { floatingIp: true },
    broken: ['floating-ip:none'],
  },
  {
    fault: 'the name of a zone that is there',
    uid: 'zone-name',
    question: { name: 'racks' },
    broken: ['wanted-name:zone'],
  },
  {
    fault: 'the name of a proxy that is there',
    uid: 'proxy-name',
    question: { name: 'gallery' },
    broken: ['wanted-name:record'],
  },
  {
    fault: 'a name that nobody has is none',
    uid: 'free-name',
    question: { name: 'nobody-has-it' },
    broken: [],
  },
  {
    fault: 'found by the address',
    uid: 'by-mail',
    question: { who: 'by-mail@example.org' },
    broken: [],
  },
  {
    fault: 'found by the Wikimedia account',
    uid: 'by-wiki',
    entry: { wikimediaGlobalAccountName: 'By Wiki' },
    question: { who: 'By Wiki' },
    broken: [],
  },
];
