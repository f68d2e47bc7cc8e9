import { useNavigation, type Route } from '../../app/navigation.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { HELP, type HelpTopic } from './help-texts.ts';
import styles from './help.module.css';

/** Help for the page or step where one stands. */
export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { route } = useNavigation();
  const { title, paragraphs } = HELP[topicOf(route)];
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Help: ${title}`}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className={styles['paragraph']}>
          {paragraph}
        </p>
      ))}
    </Dialog>
  );
}

function topicOf(route: Route): HelpTopic {
  return route.page === 'evaluation' ? route.step : route.page;
}
