import { Checkbox } from '../../components/form/checkbox.tsx';
import { LanguageSelect } from '../../components/form/language-select.tsx';
import { Radios } from '../../components/form/radios.tsx';
import { useStore } from '../../stores/provider.tsx';
import { themes } from '../../stores/preferences-store.ts';
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
            fill={[<kbd>/</kbd>, <kbd>n</kbd>, <kbd>Esc</kbd>, <kbd>t</kbd>, <kbd>?</kbd>]}
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
    <LanguageSelect
      id="language"
      label="settings-language"
      value={language}
      onChange={(chosen) => prefer({ language: chosen })}
    />
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
