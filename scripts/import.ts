import { type ImportSource, importSources } from '@podpora/contract/imports'
import { readConfig } from '../apps/server/src/config.ts'
import { runImport } from '../apps/server/src/importing.ts'
import { misuse, number, readArguments, run, say } from './keeping.ts'

const help = `Brings in customers and tickets from elsewhere, while Podpora runs or not:  npm run import -- FILE …

  --source NAME    ${importSources.join(', ')}; recognised by the files where it is not said
  --origin NAME    the desk they come from; what came from one of this name before is known again (default: the source)
  --map COL=FIELD  of a table: what a column is, over what is guessed; again for each column
  --dry-run        only reads, and says what would be made
  --resume NUMBER  goes on with an import that was stopped, instead of FILE`

const kinds = ['customers', 'tickets', 'messages'] as const

await run(async (progress) => {
  const { values, positionals } = readArguments(
    help,
    {
      source: { type: 'string' },
      origin: { type: 'string' },
      map: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean' },
      resume: { type: 'string' },
    },
    500,
  )
  const resume = values.resume === undefined ? undefined : Number(values.resume)
  if (positionals.length === 0 && resume === undefined) throw misuse(help)
  const source = importSources.find((name) => name === values.source)
  if (values.source !== undefined && !source) throw misuse(`There is no source ${values.source}.\n\n${help}`)
  const dryRun = values['dry-run'] === true
  const begun = performance.now()
  const { done, problems } = await runImport(readConfig(), {
    files: positionals,
    source: source as ImportSource | undefined,
    origin: values.origin,
    mapping: mappingOf(values.map ?? []),
    dryRun,
    resume,
    progress,
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const lines = dryRun ? planned(done.plan) : brought(done.results)
  say([`Import ${done.id} from ${done.origin}, ${seconds} s`, ...lines].join('\n'))
  if (done.problems === 0) return
  say(`${number(done.problems)} problems${problems.length < done.problems ? ', the first of them' : ''}:`)
  for (const { place, code, detail, skipped } of problems)
    say(`  ${place}  ${code}${detail && ` (${detail})`}${skipped ? ', left out' : ''}`)
}, 'Stopped. What was brought in stays; go on with --resume.')

function mappingOf(given: string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.lastIndexOf('=')
      if (at < 1) throw misuse(`--map ${text} is not of the form COLUMN=FIELD.`)
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}

type Done = Awaited<ReturnType<typeof runImport>>['done']

function planned(plan: Done['plan']): string[] {
  if (!plan) return []
  const counts = kinds.map((kind) => {
    const { found, made, changed, known, skipped } = plan[kind]
    return `  ${kind}: ${number(found)} found, ${number(made)} new, ${number(changed)} changed there, ${number(known)} known, ${number(skipped)} left out`
  })
  const groups = plan.newGroups.length > 0 ? [`  groups to be made: ${plan.newGroups.join(', ')}`] : []
  const agents = plan.unknownAgents.length > 0 ? [`  nobody here: ${plan.unknownAgents.join(', ')}`] : []
  return [...counts, ...groups, ...agents]
}

function brought(results: Done['results']): string[] {
  return kinds.map((kind) => {
    const { made, updated, unchanged, kept, skipped } = results[kind]
    return `  ${kind}: ${number(made)} made, ${number(updated)} updated, ${number(unchanged)} unchanged, ${number(kept)} kept as they are here, ${number(skipped)} left out`
  })
}
