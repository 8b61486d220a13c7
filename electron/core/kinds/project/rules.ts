import type { ProjectRules } from '../../../../shared/domain/profile.ts';
import { ruleOf, type SecurityRule } from '../../../../shared/domain/security-rule.ts';

/** The security group rules that the profile gives every project. */
export const profileRules = ({ securityGroupRules }: ProjectRules): SecurityRule[] =>
  securityGroupRules.map(ruleOf);
