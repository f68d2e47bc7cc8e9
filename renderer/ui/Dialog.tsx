import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  size?: 'small' | 'medium' | 'large' | undefined;
  /** Buttons, the one that goes on last. */
  footer?: ReactNode;
  /** Interrupts for something that cannot wait. */
  alert?: boolean | undefined;
  /** Whether Escape and the close button work; false while something runs that cannot stop. */
  dismissable?: boolean | undefined;
  children: ReactNode;
}

/** A window over the window. Keeps focus inside, gives it back on closing. A click outside does not close: it could lose typing. */
export function Dialog({
  isOpen,
  onClose,
  title,
  size = 'medium',
  footer,
  alert = false,
  dismissable = true,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isKeyboardDismissDisabled={!dismissable}
    >
      <Modal className={cx(styles['modal'], styles[size])}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className={styles['dialog'] ?? ''}>
          <div className={styles['head']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            {dismissable ? (
              <Button variant="quiet" size="small" icon={X} hideLabel onPress={onClose}>
                Close
              </Button>
            ) : null}
          </div>
          <div className={styles['body']}>{children}</div>
          {footer === undefined ? null : <div className={styles['footer']}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
