/** An address as mails write it. */
export const named = ({ name, address }: { name: string; address: string }): string =>
  name ? `${name} <${address}>` : address
