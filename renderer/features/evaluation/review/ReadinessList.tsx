import { useRef } from 'react';
import type { ReadinessItem } from '../../../../main/domain/readiness.ts';
import { STEPS } from '../../../../main/domain/steps.ts';
import { openItems } from '../../../../main/domain/readiness.ts';
import { Muted } from '../layout.tsx';
import { OpenItem } from './OpenItem.tsx';
import { WaivedItem } from './WaivedItem.tsx';
import styles from './review.module.css';

/** What the profile still lacks, grouped by step; each leads to its place or is left out with a reason (SPEC P5). Notices stand elsewhere. */
export function ReadinessList({ items }: { items: readonly ReadinessItem[] }) {
  const root = useRef<HTMLDivElement>(null);
  const open = openItems(items);
  const waived = items.filter((item) => item.waived !== null);
  if (items.length === 0) return null;

  /** The focus goes on to what takes the place of the item that is gone. */
  function focusItem(position: number): void {
    requestAnimationFrame(() => {
      const links = root.current?.querySelectorAll<HTMLElement>('[data-readiness-item]') ?? [];
      (links[Math.min(position, links.length - 1)] ?? root.current)?.focus();
    });
  }

  return (
    <div className={styles['groups']} ref={root} tabIndex={-1}>
      {STEPS.map(({ id, title }) => {
        const here = open.filter(({ step }) => step === id);
        if (here.length === 0) return null;
        return (
          <div key={id}>
            <GroupTitle title={title} count={here.length} />
            <ul className={styles['items']}>
              {here.map((item) => (
                <OpenItem
                  key={item.id}
                  item={item}
                  onLeftOut={() => {
                    focusItem(linkIndex(root.current, item.id));
                  }}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {waived.length === 0 ? null : (
        <div>
          <GroupTitle title="Left out with a reason" count={waived.length} />
          <Muted>The report prints each with its reason.</Muted>
          <ul className={styles['items']}>
            {waived.map((item) => (
              <WaivedItem key={item.id} item={item} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function GroupTitle({ title, count }: { title: string; count: number }) {
  return (
    <h3 className={styles['step']}>
      {title}
      <span className={styles['count']}>{String(count)}</span>
    </h3>
  );
}

/** Position of an item among all that lead somewhere. */
function linkIndex(root: HTMLElement | null, id: string): number {
  const links = [...(root?.querySelectorAll<HTMLElement>('[data-readiness-item]') ?? [])];
  return Math.max(
    links.findIndex((link) => link.dataset['readinessItem'] === id),
    0,
  );
}
