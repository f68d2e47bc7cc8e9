import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Row } from '../layout.tsx';

/** Says that rows of a table wait to be mended, so that closing its dialog loses nothing unseen. */
export function PendingTable(props: { rows: number; onGoOn: () => void; onForget: () => void }) {
  return (
    <Notice
      tone="attention"
      action={
        <Row>
          <Button size="small" onPress={props.onGoOn}>
            Go on
          </Button>
          <Button size="small" variant="quiet" onPress={props.onForget}>
            Leave them out
          </Button>
        </Row>
      }
    >
      {`${props.rows.toLocaleString('en-US')} ${props.rows === 1 ? 'row of a table is' : 'rows of a table are'} not taken yet.`}
    </Notice>
  );
}
