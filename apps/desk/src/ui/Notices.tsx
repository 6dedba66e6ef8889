import { Notifications } from '@mantine/notifications'
import css from './Notices.module.css'

/** Over the list, beside the navigation: at the centre they lay on the button that sends the next answer. */
export default function Notices() {
  return <Notifications className={css.place} position="bottom-left" containerWidth={352} limit={3} />
}
