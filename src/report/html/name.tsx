import type { VNode } from 'preact';

/** A name that may break where a word begins: `Invalid|Trail|Name`. */
export function Name({ of }: { of: string }): VNode {
  const [first = '', ...words] = of.split(/(?<=[a-z])(?=[A-Z])/);
  return (
    <>
      {first}
      {words.map((word) => (
        <>
          <wbr />
          {word}
        </>
      ))}
    </>
  );
}

/** A link to the section of a case or an exception. */
export function CaseLink({ id }: { id: string }): VNode {
  return (
    <a href={`#${id}`}>
      <Name of={id} />
    </a>
  );
}
