import { useStore } from '../../stores/provider.tsx';
import { papers } from '../../stores/preferences-store.ts';
import { Say } from '../../text/text.tsx';
import { Radios } from '../../components/form/radios.tsx';
import { LanguageSelect } from '../../components/form/language-select.tsx';

interface Props {
  language: string;
  onLanguage: (language: string) => void;
}

/** On what the sheet is printed, and in whose language. */
export function Choices({ language, onLanguage }: Props) {
  const paper = useStore('preferences', (state) => state.paper);
  const prefer = useStore('preferences', (state) => state.prefer);
  return (
    <div className="sheet-choices">
      <Radios
        name="paper"
        legend="sheet-paper"
        options={papers.map((one) => ({ value: one, label: <Say k={`sheet-paper-${one}`} /> }))}
        value={paper}
        onChange={(one) => prefer({ paper: one })}
      />
      <LanguageSelect
        id="sheet-language"
        label="sheet-language"
        value={language}
        onChange={onLanguage}
      />
    </div>
  );
}
