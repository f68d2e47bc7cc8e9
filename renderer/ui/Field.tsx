import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Field.module.css';
import hidden from './VisuallyHidden.module.css';

/** What every field takes. */
export interface FieldProps {
  label: string;
  /** Read aloud before the label, where several fields on the page share it: "Treatment 2". */
  context?: string | undefined;
  /** One short sentence under the label. */
  help?: string | undefined;
  /** What is wrong, in words. */
  error?: string | null | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  /** The label is read aloud but not drawn: for fields under a column heading. */
  hideLabel?: boolean | undefined;
  autoFocus?: boolean | undefined;
  name?: string | undefined;
  width?: 'short' | 'medium' | 'full' | undefined;
}

/** Attributes that tie a control to its label, help and error. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface FrameProps extends Pick<FieldProps, 'label' | 'context' | 'help' | 'error' | 'required' | 'hideLabel'> {
  /** Ids of further descriptions, such as a unit. */
  describedBy?: string | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** Label above, help under the label, control, error under the control in words. */
export function Field({ label, context, help, error, required, hideLabel, describedBy, children }: FrameProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const described = [error ? errorId : undefined, help ? helpId : undefined, describedBy].filter(Boolean).join(' ');
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={hideLabel === true ? hidden['hidden'] : styles['label']}>
        {context === undefined ? null : <span className={hidden['hidden']}>{`${context}, `}</span>}
        {label}
      </label>
      {help ? (
        <p id={helpId} className={styles['help']}>
          {help}
        </p>
      ) : null}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error ? true : undefined,
        'aria-required': required === true ? true : undefined,
      })}
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  );
}

/** The error line. It stays in the page while empty, so that a screen reader hears it arrive. */
export function FieldError({ id, children }: { id: string; children: string | null | undefined }) {
  return (
    <div id={id} aria-live="polite" className={styles[children ? 'error' : 'quiet']}>
      {children ? (
        <>
          <Icon of={CircleAlert} />
          <span>{children}</span>
        </>
      ) : null}
    </div>
  );
}
