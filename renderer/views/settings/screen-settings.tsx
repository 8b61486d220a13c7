import { Checkbox } from '../../components/form/checkbox.tsx';
import { Radios } from '../../components/form/radios.tsx';
import { useStore } from '../../stores/provider.tsx';
import { themes } from '../../stores/preferences-store.ts';
import { languages, ownName } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

/** How this screen looks and listens. Kept in this window's own storage. */
export function ScreenSettings() {
  const shortcuts = useStore('preferences', (state) => state.shortcuts);
  const prefer = useStore('preferences', (state) => state.prefer);
  return (
    <section aria-labelledby="screen-title">
      <h2 id="screen-title">
        <Say k="settings-screen" />
      </h2>
      <LanguageChoice />
      <ThemeChoice />
      <Checkbox
        id="shortcuts"
        checked={shortcuts}
        onChange={(checked) => prefer({ shortcuts: checked })}
        label={
          <Say
            k="settings-shortcuts"
            fill={[<kbd>/</kbd>, <kbd>n</kbd>, <kbd>Esc</kbd>, <kbd>p</kbd>, <kbd>?</kbd>]}
          />
        }
      />
    </section>
  );
}

function LanguageChoice() {
  const language = useStore('preferences', (state) => state.language);
  const prefer = useStore('preferences', (state) => state.prefer);
  return (
    <div className="cdx-field">
      <label className="cdx-label__label" htmlFor="language">
        <span className="cdx-label__label__text">
          <Say k="settings-language" />
        </span>
      </label>
      <select
        id="language"
        className="cdx-select"
        value={language}
        onChange={(event) => prefer({ language: event.target.value })}
      >
        {languages.map((code) => (
          <option key={code} value={code} lang={code}>
            {ownName(code)}
          </option>
        ))}
      </select>
    </div>
  );
}

function ThemeChoice() {
  const theme = useStore('preferences', (state) => state.theme);
  const prefer = useStore('preferences', (state) => state.prefer);
  return (
    <Radios
      name="theme"
      legend="settings-theme"
      options={themes.map((choice) => ({
        value: choice,
        label: <Say k={`settings-theme-${choice}`} />,
      }))}
      value={theme}
      onChange={(choice) => prefer({ theme: choice })}
    />
  );
}
