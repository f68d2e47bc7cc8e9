import { FileText } from 'lucide-react';
import { useContext } from 'react';
import { NavigationContext } from '../../app/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Row } from '../evaluation/layout.tsx';

/** From a step of an evaluation to its return-to-work statement. */
export function StatementLink() {
  const navigation = useContext(NavigationContext);
  if (navigation?.route.page !== 'evaluation') return null;
  const { route, go } = navigation;
  return (
    <Row>
      <Button
        icon={FileText}
        onPress={() => {
          go({ ...route, part: 'statement' });
        }}
      >
        Return-to-work statement…
      </Button>
    </Row>
  );
}
