import { ChevronLeft } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import styles from './BackTitle.module.css';
import { useNavigation } from './navigation.ts';

/** The title of a page inside the application, with the way back to the list. */
export function BackTitle({ title }: { title: string }) {
  const { go } = useNavigation();
  return (
    <span className={styles['title']}>
      <Button
        variant="quiet"
        size="small"
        icon={ChevronLeft}
        hideLabel
        onPress={() => {
          go({ page: 'evaluations' });
        }}
      >
        All evaluations
      </Button>
      {title}
    </span>
  );
}
