import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { NamePair } from '../../components/island.tsx';
import { whoseOf } from '../../forms/card-form.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** Whose card of those who are expected this is: said by a person, found by its names and its address, or for a person to say. */
export function WhoseCard() {
  const expected = useStore('draft', (state) => state.expected);
  if (expected === 'nobody') return null;
  return (
    <div aria-live="polite">
      {expected ? (
        <Notice tone="notice">
          <Say k="card-expected" fill={[expected.username]} />
        </Notice>
      ) : (
        <Alike />
      )}
    </div>
  );
}

/** One fits, whose request the card becomes; of several nobody can tell, and none is guessed. */
function Alike() {
  const expected = useStore('draft', (state) => state.expected);
  const held = useStore('draft', (state) => state.held);
  const settle = useStore('draft', (state) => state.settle);
  const alike = whoseOf(expected, held);
  if (alike.length === 0) return null;
  const isOne = alike.length === 1;
  return (
    <Notice tone={isOne ? 'notice' : 'warning'}>
      <p>
        <Say k={isOne ? 'card-expected-one' : 'card-expected-several'} />
      </p>
      <div className="alternatives">
        {alike.map((person) =>
          isOne ? (
            <NamePair key={person.id} pair={person} />
          ) : (
            <Button key={person.id} onClick={() => settle(person)}>
              <NamePair pair={person} />
            </Button>
          ),
        )}
        <Button onClick={() => settle('nobody')}>
          <Say k={isOne ? 'card-expected-other' : 'card-expected-none'} />
        </Button>
      </div>
    </Notice>
  );
}
