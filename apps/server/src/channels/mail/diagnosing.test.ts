import { describe, expect, test } from 'vitest'
import { detailOf, problemOf } from './diagnosing.ts'

const imap = (responseText: string) =>
  Object.assign(new Error('Command failed'), { authenticationFailed: true, responseText })
const smtp = (responseCode: number, response: string, code = 'EAUTH') =>
  Object.assign(new Error(`Invalid login: ${response}`), { code, responseCode, response })
const node = (code: string, message = code) => Object.assign(new Error(message), { code })

describe('what is wrong with a mail server', () => {
  test.each([
    ['a name that is not there', node('ENOTFOUND'), 'name_not_found'],
    ['no way to it', node('EHOSTUNREACH'), 'no_route'],
    ['nobody there', node('ECONNREFUSED'), 'refused'],
    ['silence', node('ETIMEDOUT'), 'timeout'],
    ['an old certificate', node('CERT_HAS_EXPIRED'), 'certificate_expired'],
    [
      'somebody else’s certificate',
      node('ERR_TLS_CERT_ALTNAME_INVALID', "Host: a. does not match certificate's altnames"),
      'certificate_name',
    ],
    ['a certificate of one’s own', node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate_untrusted'],
    ['a chain that is not whole', node('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate_untrusted'],
    [
      'the port without TLS',
      node('ESOCKET', 'SSL routines:ssl3_get_record:WRONG_VERSION_NUMBER'),
      'tls_not_there',
    ],
    ['a folder that is not there', Object.assign(new Error('x'), { mailboxMissing: true }), 'folder_missing'],
    ['what nobody has a word for', new Error('the server speaks Klingon'), 'other'],
  ])('%s', (_what, error, problem) => expect(problemOf(error)).toBe(problem))

  test.each([
    [
      'Gmail, IMAP',
      imap(
        '[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      ),
      'app_password',
    ],
    [
      'Gmail, SMTP',
      smtp(534, '534-5.7.9 Application-specific password required. Learn more at'),
      'app_password',
    ],
    ['Gmail, wrong', smtp(535, '535-5.7.8 Username and Password not accepted.'), 'wrong_password'],
    [
      'Gmail, IMAP off',
      imap('[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page'),
      'imap_off',
    ],
    [
      'Gmail, browser',
      imap('[WEBALERT https://accounts.google.com/signin/continue] Web login required.'),
      'web_sign_in',
    ],
    [
      'Microsoft 365',
      smtp(535, '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.'),
      'oauth_needed',
    ],
    [
      'Yandex, IMAP off',
      imap('[AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled'),
      'imap_off',
    ],
    [
      'Yandex, SMTP',
      smtp(
        535,
        '535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
      ),
      'imap_off',
    ],
    [
      'Mail.ru',
      imap(
        '[AUTHENTICATIONFAILED] NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external',
      ),
      'app_password',
    ],
    [
      'Mail.ru, SMTP',
      smtp(535, '535 5.7.0 NEOBHODIM parol prilozheniya / Application password is REQUIRED'),
      'app_password',
    ],
    ['Dovecot', imap('[AUTHENTICATIONFAILED] Authentication failed.'), 'wrong_password'],
    [
      'Postfix, relaying',
      smtp(554, '554 5.7.1 <ivan@example.ru>: Relay access denied', 'EENVELOPE'),
      'relay_refused',
    ],
    [
      'Postfix, sender',
      smtp(553, '553 5.7.1 <a@example.com>: Sender address rejected: not owned by user b', 'EENVELOPE'),
      'sender_refused',
    ],
    [
      'Exchange, sender',
      smtp(550, '550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'EENVELOPE'),
      'sender_refused',
    ],
  ])('%s', (_who, error, problem) => expect(problemOf(error)).toBe(problem))

  test('the server’s words stand on one line', () => {
    expect(detailOf(imap('No\r\n\tentry'))).toBe('No entry')
  })
})
