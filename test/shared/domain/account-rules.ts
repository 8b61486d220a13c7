import { profileSchema, type AccountRules } from '../../../shared/domain/profile.ts';

/** The rules as a profile has them that leaves everything out, with two reserved names. */
export const accountRules: AccountRules = {
  ...profileSchema.shape.accounts.parse({}),
  reserved: ['root', '*-dns-manager'],
};
