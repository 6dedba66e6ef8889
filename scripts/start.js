// Plain JavaScript, so that an old Node can read it and say so. On most systems `npm install` brings Node 24 itself.
const [major] = process.versions.node.split('.')

if (Number(major) >= 24) await import('./start.ts')
else {
  process.stderr.write(
    `Podpora needs Node 24 or newer, and this is Node ${process.versions.node}: run \`npm ci\` and then \`npm start\`, which bring their own; where npm has none for the system (${process.platform}-${process.arch}?), install one from https://nodejs.org.\n`,
  )
  process.exitCode = 1
}
