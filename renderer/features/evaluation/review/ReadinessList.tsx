import { useEffect, useRef } from 'react';
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
  const leaving = useRef<{ id: string; position: number } | null>(null);
  const open = openItems(items);
  const waived = items.filter((item) => item.waived !== null);
  // The focus goes on to what takes the place of the item that was left out.
  useEffect(() => {
    const left = leaving.current;
    if (left === null || items.some(({ id, waived: reason }) => id === left.id && reason === null)) return;
    leaving.current = null;
    const links = linksOf(root.current);
    (links[Math.min(left.position, links.length - 1)] ?? root.current)?.focus();
  }, [items]);

  if (items.length === 0) return null;
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
                    leaving.current = { id: item.id, position: positionOf(root.current, item.id) };
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

function linksOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-readiness-item]') ?? [])];
}

/** Position of an item among all that lead somewhere. */
function positionOf(root: HTMLElement | null, id: string): number {
  return linksOf(root).findIndex((link) => link.dataset['readinessItem'] === id);
}
