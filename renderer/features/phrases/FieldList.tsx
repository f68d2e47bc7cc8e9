import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { PHRASE_FIELDS } from '../../../main/domain/phrases.ts';
import { cx } from '../../ui/cx.ts';
import list from '../../ui/ListBox.module.css';
import styles from './phrases.module.css';

const GROUPS = [...new Set(PHRASE_FIELDS.map(({ group }) => group))];

/** Every field by what it fills in; choosing one puts it at the caret of the text. */
export function FieldList({ onChoose }: { onChoose: (name: string) => void }) {
  return (
    <div className={styles['fields']}>
      <p className={styles['fieldsTitle']} id="phrase-fields">
        Insert a field
      </p>
      <ListBox
        aria-labelledby="phrase-fields"
        className={styles['fieldList'] ?? ''}
        selectionMode="none"
        onAction={(name) => {
          onChoose(String(name));
        }}
      >
        {GROUPS.map((group) => (
          <ListBoxSection key={group} id={`group ${group}`}>
            <Header className={styles['group'] ?? ''}>{group}</Header>
            {PHRASE_FIELDS.filter((field) => field.group === group).map(({ name, description }) => (
              <ListBoxItem key={name} id={name} textValue={name} className={cx(list['item'], styles['field'])}>
                <span>{name} </span>
                <span className={styles['detail']}>{description}</span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  );
}
