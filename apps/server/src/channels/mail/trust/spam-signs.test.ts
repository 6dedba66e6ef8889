import { expect, test } from 'vitest'
import { readMail } from '../reading.ts'
import { mailOf } from '../testing/post.ts'
import { spamSigns } from './spam-signs.ts'

const signsOf = async (headers: Record<string, string>) =>
  spamSigns((await readMail(Buffer.from(mailOf(headers)))).headers)

test.each<[string, Record<string, string>, boolean, number | null]>([
  [
    'SpamAssassin',
    { 'X-Spam-Flag': 'YES', 'X-Spam-Status': 'Yes, score=11.3 required=5.0 tests=BAYES_99' },
    true,
    11.3,
  ],
  ['SpamAssassin, not junk', { 'X-Spam-Status': 'No, score=-1.9 required=5.0' }, false, -1.9],
  ['an old SpamAssassin', { 'X-Spam-Status': 'Yes, hits=6.0 required=5.0' }, true, 6],
  ['a score alone', { 'X-Spam-Score': '4.2 (++++)' }, false, 4.2],
  ['rspamd', { 'X-Spamd-Result': 'default: False [9.70 / 15.00]; R_SPF_FAIL(1.00)[-all]' }, false, 9.7],
  ['rspamd that is sure', { 'X-Spamd-Result': 'default: True [19.70 / 15.00]' }, true, 19.7],
  ['Exchange', { 'X-MS-Exchange-Organization-SCL': '6' }, true, null],
  ['Exchange, from inside', { 'X-MS-Exchange-Organization-SCL': '-1' }, false, null],
  [
    'Microsoft 365',
    { 'X-Forefront-Antispam-Report': 'CIP:203.0.113.1;CTRY:;LANG:en;SCL:5;SFV:SPM;' },
    true,
    null,
  ],
  [
    'Microsoft 365, not junk',
    { 'X-Forefront-Antispam-Report': 'CIP:203.0.113.1;SCL:1;SFV:NSPM;' },
    false,
    null,
  ],
  ['Yandex', { 'X-Yandex-Spam': '4' }, true, null],
  ['Yandex, not junk', { 'X-Yandex-Spam': '1' }, false, null],
  ['Mail.ru', { 'X-Mras': 'PROBABLE_SPAM' }, true, null],
  ['Mail.ru, not junk', { 'X-Mras': 'Ok', 'X-Spam': 'undefined' }, false, null],
  ['nobody', {}, false, null],
])('%s', async (_filter, headers, flagged, score) => {
  expect(await signsOf(headers)).toEqual({ flagged, score })
})
