export { balanceOf, isNearlyUsedUp } from './rules.ts'
