import { expect, test } from 'vitest'
import { fillVariables, unknownVariables, variableValues } from './variables.ts'

const values = variableValues({
  customer: { name: 'Anna <b>Nowak</b>', address: 'anna@customer.example' },
  ticket: { id: 1001, subject: 'Tea & kettles' },
  agent: { position: 'Head of support', name: 'Olga Owner' },
  brand: { name: 'Example' },
  group: undefined,
})

test('each variable is filled in, as text', () => {
  expect(fillVariables('<p>{{customer.name}}, {{ customer.first_name }}</p>', values)).toBe(
    '<p>Anna &lt;b&gt;Nowak&lt;/b&gt;, Anna</p>',
  )
  expect(fillVariables('#{{ticket.number}} {{ticket.subject}} – {{agent.first_name}}', values)).toBe(
    '#1001 Tea &amp; kettles – Olga',
  )
})

test('what is not known has the words that were left for it, or none', () => {
  expect(fillVariables('[{{group.name|all of us}}] [{{group.name}}]', values)).toBe('[all of us] []')
  expect(fillVariables('Dear {{customer.first_name|customer}}', values)).toBe('Dear Anna')
})

test('a value with braces is not filled in again', () => {
  const named = { ...values, 'customer.name': '{{agent.name}}' }
  expect(fillVariables('{{customer.name}}', named)).toBe('{{agent.name}}')
})

test('an unknown variable is found, once', () => {
  expect(unknownVariables('{{customer.nmae}} {{ customer.nmae|x}} {{agent.name}} {{}}')).toEqual([
    'customer.nmae',
    '',
  ])
})
