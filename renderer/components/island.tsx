/** A shell name, key, fingerprint, URL or address: left to right in every language, and never translated. */
export function Island({ children, mono = false }: { children: string; mono?: boolean }) {
  return (
    <bdi dir="ltr" translate="no" className={mono ? 'island island--mono' : 'island'}>
      {children}
    </bdi>
  );
}
