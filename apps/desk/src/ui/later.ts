/**
 * For whatever is loaded when it is needed (`lazy(later(() => import('./Dialog.tsx')))`): it comes with the styles of
 * Mantine's parts that the first screens do without. mantine.test.ts holds every screen and dialog to it.
 */
export const later =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const [module] = await Promise.all([load(), import('./laterStyles.ts')])
    return module
  }
