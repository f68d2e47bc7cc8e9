import type { Edition, Rating } from '../../../../main/domain/evaluation/rating.ts';
import { SIDES, type Side } from '../../../../main/domain/evaluation/instruments.ts';
import { SIDE_LABELS } from '../../../../main/domain/labels.ts';
import { displayExact } from '../../../../main/domain/display.ts';
import { editionOffer } from '../../../../main/domain/rating/edition-offer.ts';
import { wholePersonWorkings } from '../../../../main/domain/rating/workings.ts';
import { EDITIONS } from '../../../../main/domain/rating/score-rating.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx';
import { Figure } from '../../../ui/Figure.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useDerived, useEvaluationNow, useReadOnly, useSession, useValueAt } from '../context.ts';
import { Place } from '../fields.tsx';
import { Fields, Muted, Row, Tight, Workings } from '../layout.tsx';
import { sentence } from '../sentence.ts';
import { useProblemsAt } from '../use-field.ts';
import { LimbEntries } from './LimbEntries.tsx';
import { toEdition } from './to-edition.ts';

/** The impairment rating: the examiner reads the Guides, the program does the arithmetic (SPEC A1–A5). */
export function RatingStep() {
  const rating = useValueAt('/rating') as Rating | null;
  const { score } = useDerived();
  return (
    <Page title="Rating" lead="The impairment rating by the AMA Guides, when one is asked for." focusOnMount>
      <Fields>
        <EditionChoice rating={rating} />
        <Muted>
          The tables of the Guides are not part of this program. Enter what you read there, with page and table; every
          step of the arithmetic is shown. Whether a grade modifier is reliable and used is your decision.
        </Muted>
        {rating === null ? null : <Limbs rating={rating} />}
      </Fields>
      {rating?.limbs.map((limb, index) => (
        <Section key={limb.side} title={`${SIDE_LABELS[limb.side]} lower extremity`}>
          <LimbEntries
            path={`/rating/limbs/${String(index)}`}
            edition={rating.edition}
            result={score.rating?.limbs[index]}
          />
        </Section>
      ))}
      {score.rating === null ? null : (
        <Section title="Whole person">
          <Tight>
            <Figure
              value={score.rating.wholePerson === null ? '–' : `${displayExact(score.rating.wholePerson)} %`}
              caption="Whole-person impairment"
            />
            <Workings steps={wholePersonWorkings(score.rating)} />
          </Tight>
        </Section>
      )}
    </Page>
  );
}

function EditionChoice({ rating }: { rating: Rating | null }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const { error, warning } = useProblemsAt('/rating/edition');
  const offer = editionOffer(useEvaluationNow());

  function choose(next: Edition | 'none' | null): void {
    const edition = next === 'none' ? null : next;
    if (edition === (rating?.edition ?? null)) return;
    session.edit([{ op: 'set', path: '/rating', value: edition === null ? null : toEdition(rating, edition) }]);
    if (rating !== null) {
      showToast(
        edition === null ? 'Rating removed' : 'Edition changed. Enter percentages and references from the new one.',
        { action: { label: 'Undo', run: () => session.undo() } },
      );
    }
  }

  const asks = rating === null || warning !== null;
  const offers =
    offer === null || !asks || readOnly || offer.editions.length === 0 ? null : (
      <Row>
        {offer.editions.map(({ id, title }) => (
          <Button
            key={id}
            size="small"
            onPress={() => {
              choose(id);
            }}
          >
            {`Use ${title}`}
          </Button>
        ))}
      </Row>
    );

  return (
    <Tight>
      <Place path="/rating">
        <Place path="/rating/edition" warning={warning}>
          <ChoiceGroup<Edition | 'none'>
            label="Edition"
            help={warning === null ? offer?.words : undefined}
            orientation="column"
            options={[
              { value: 'none', label: 'No rating' },
              ...EDITIONS.map(({ id, title, description }) => ({ value: id, label: title, hint: description })),
            ]}
            value={rating?.edition ?? 'none'}
            onChange={choose}
            error={error}
            readOnly={readOnly}
          />
        </Place>
      </Place>
      {offers}
    </Tight>
  );
}

function Limbs({ rating }: { rating: Rating }) {
  const session = useSession();
  const readOnly = useReadOnly();
  const { score } = useDerived();
  const chosen = rating.limbs.map(({ side }) => side);
  const warnings = score.problems.filter(({ path }) => path === '/rating' || path === '/rating/limbs');

  function choose(sides: Side[]): void {
    const added = sides.find((side) => !chosen.includes(side));
    if (added !== undefined) {
      const at = added === 'left' ? 0 : chosen.length;
      session.edit([{ op: 'insert', path: `/rating/limbs/${String(at)}`, value: { side: added, entries: [] } }]);
      return;
    }
    const gone = chosen.findIndex((side) => !sides.includes(side));
    if (gone < 0) return;
    session.edit([{ op: 'remove', path: `/rating/limbs/${String(gone)}` }]);
    showToast('Removed the limb with its entries', { action: { label: 'Undo', run: () => session.undo() } });
  }

  return (
    <>
      <Place path="/rating/limbs">
        <CheckboxGroup
          label="Limbs rated"
          options={SIDES.map((side) => ({ value: side, label: SIDE_LABELS[side] }))}
          value={chosen}
          onChange={choose}
          disabled={readOnly}
        />
      </Place>
      {warnings.map(({ message }) => (
        <Notice key={message} tone="attention">
          {sentence(message)}
        </Notice>
      ))}
    </>
  );
}
