/** Something that a run created and could not remove. */
export interface Leak {
  kind: string;
  name: string;
  reason: string;
}
