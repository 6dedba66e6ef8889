import type { UsualSort } from '@podpora/contract/ordering'

/** What each order is called: a text key. */
export const sortWords = {
  '-updated': 'changedLast',
  updated: 'changedFirst',
  '-created': 'newest',
  created: 'oldest',
  waiting: 'waitingLongest',
  '-waiting': 'waitingShortest',
  due: 'breaksFirst',
  '-due': 'breaksLast',
  '-priority': 'mostUrgent',
  priority: 'leastUrgent',
  '-number': 'highestNumber',
  number: 'lowestNumber',
} as const satisfies Record<UsualSort, string>
