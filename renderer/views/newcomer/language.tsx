import { useStore } from '../../stores/provider.tsx';
import { languages, ownName } from '../../../shared/languages.ts';
import { useText } from '../../text/text.tsx';
import { useIsOwnDevice } from './own-requests.ts';
import { Question, type Place } from './question.tsx';

/** The first question, in every language at once: each stands there as its own speakers call it. */
export function LanguageQuestion(place: Place) {
  const speak = useStore('kiosk', (state) => state.speak);
  const isOwn = useIsOwnDevice();
  const prefer = useStore('preferences', (state) => state.prefer);
  const { language } = useText();
  const choose = (code: string) => {
    if (isOwn) prefer({ language: code });
    else speak(code);
    place.onNext();
  };
  return (
    <Question {...place} title="newcomer-language-title" next="none">
      <div className="tongues">
        {languages.map((code) => (
          <button
            key={code}
            type="button"
            className="tongue"
            lang={code}
            aria-pressed={code === language}
            onClick={() => choose(code)}
          >
            <bdi>{ownName(code)}</bdi>
          </button>
        ))}
      </div>
    </Question>
  );
}
